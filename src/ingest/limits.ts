const megabyte = 1024 * 1024

/** What one file may cost. Everything is counted in real bytes, after decompression, never as a file claims.
 *  Measured on replies of ministries, provinces and cities: the longest holds 60 kB of text. */
export const limits = {
  /** A text or HTML file, or one line of a table. */
  textBytes: 20 * megabyte,
  /** A packed file as it lies on the disk. */
  packedBytes: 50 * megabyte,
  /** A table is read as a stream; this only keeps a wrong path (a disk image) from running all night. */
  tableBytes: 4096 * megabyte,
  /** The text that may come out of one DOCX or PDF. */
  extractedBytes: 8 * megabyte,
  /** Parts of a DOCX together, unpacked; one part may expand a hundredfold, as no text a person typed does. */
  unpackedBytes: 64 * megabyte,
  unpackedRatio: 100,
  unpackedRatioFrom: megabyte,
  zipEntries: 2000,
  xmlDepth: 256,
  paragraphs: 100_000,
  pages: 2000,
  /** Pieces of text on one page of a PDF: at worst one per character, and a page holds a few thousand. */
  textItemsPerPage: 50_000,
  htmlDepth: 512,
  /** Wall clock and heap of the child process, for one file. */
  extractMs: 10_000,
  extractHeapMegabytes: 512,
  /** Heap and unpacked streams together. */
  extractResidentBytes: 640 * megabyte,
  answerBytes: 32 * megabyte,
  listDepth: 64,
} as const
