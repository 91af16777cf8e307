import { find } from './dom.js'

const file = find('#file', HTMLInputElement)
const draft = find('#draft', HTMLTextAreaElement)
const said = find('#file-said', HTMLElement)

file?.addEventListener('change', () => void takeText())

/** Puts the text of the chosen file into the form, where it can still be changed. The server reads it and keeps nothing. */
async function takeText() {
  const chosen = file?.files?.[0]
  if (!chosen || !draft) return
  say('正在读取…')
  try {
    const response = await fetch(`/api/v1/check/file?name=${encodeURIComponent(chosen.name)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: chosen,
    })
    const answer = /** @type {{ text?: string, detail?: string }} */ (await response.json())
    if (answer.text === undefined) {
      say(answer.detail ?? '读不了这个文件。')
      return
    }
    draft.value = answer.text
    say('已放进上面的框里，可以改了再查。')
    draft.focus()
  } catch {
    say('没有连上服务器，请稍后再试。')
  }
}

/** @param {string} sentence */
function say(sentence) {
  if (said) said.textContent = sentence
}
