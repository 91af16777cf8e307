/** The signs that document numbers of provinces begin with, and the first digits of their codes. */
const signs = new Map(
  [
    '京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37豫41鄂42湘43粤44桂45琼46',
    '渝50川51蜀51黔52贵52滇53云53藏54陕61秦61甘62陇62青63宁64新65',
  ].flatMap((line) => line.match(/.\d\d/g)?.map((sign) => [sign.charAt(0), sign.slice(1)] as const) ?? []),
)

/** Those that begin no prefecture's or county's numbers; 湘 would be 湘阴县's, too. */
const unmistakable = '沪浙皖豫粤滇'

/** The code of the province that has `sign`: any where `ofProvince` is known (川科计 of a 科技厅 is Sichuan's, since only
 *  provinces have 厅), else one whose sign no smaller region has. Null for any other. */
export function provinceOfSign(sign: string, ofProvince: boolean): string | null {
  const digits = ofProvince || unmistakable.includes(sign) ? signs.get(sign) : undefined
  return digits === undefined ? null : `${digits}0000`
}
