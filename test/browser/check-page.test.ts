import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { connectBrowser, desktop, openPage, phone, sidewaysScroll, siteUrl, takePicture } from './browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await connectBrowser()
})

afterAll(() => browser.close())

const draft = `柯桥区科学技术局关于区政协三届一次会议第9号提案的答复
柯科[2025]9号
李委员：
您提出的提案收悉，现答复如下：
一、工作开展情况
一是完善企业梯度培育体系。聚焦科技型企业培育，市科技局联合市财政、市税务部门联合出台《科技型企业“梯次培育”行动方案》，制定高新技术企业培育地方标准。玉环水暖阀门产业创新服务综合体已经建成,鉴湖水质改善。
二、下一步工作
我们将尽快研究出台办法。
绍兴市柯桥区科学技术局
2025年5月20日`

describe('a draft that is checked', () => {
  it.each([
    ['1280', desktop],
    ['390', phone],
  ] as const)('shows what was found, accessibly, at %s', async (width, options) => {
    const { page, complaints } = await openPage(browser, options)
    await page.goto(`${siteUrl}/check`)
    await page.getByLabel('答复稿', { exact: true }).fill(draft)
    await page.getByLabel('本单位所在地区').fill('柯桥区')
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await page.getByRole('heading', { name: '外地残留：外地地名（1 处）' }).waitFor()
    await takePicture(page, `check-found-${width}`)
    expect(await axeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    expect(await sidewaysScroll(page)).toBe(0)
    await page.getByRole('link', { name: '到稿中' }).first().click()
    expect(await page.locator('mark:target').count()).toBe(1)
    await page.context().close()
  })

  it('comes from a file, whose text is put into the form', async () => {
    const { page } = await openPage(browser, desktop)
    await page.goto(`${siteUrl}/check`)
    const file = { name: '答复稿.txt', mimeType: 'text/plain', buffer: Buffer.from(draft) }
    await page.getByLabel('或者从文件取文字').setInputFiles(file)
    await page.getByText('已放进上面的框里').waitFor()
    expect(await page.getByLabel('答复稿', { exact: true }).inputValue()).toBe(draft)
    await page.context().close()
  })

  it('needs no script', async () => {
    const { page } = await openPage(browser, { ...desktop, javaScriptEnabled: false })
    await page.goto(`${siteUrl}/check`)
    await page.locator('#draft').fill(draft)
    await page.getByRole('button', { name: '检查', exact: true }).click()
    expect(await page.locator('.check-whole mark').count()).toBeGreaterThan(3)
    await page.context().close()
  })
})
