import type { Locator, Page } from '@playwright/test'
import { either } from './either.ts'

/** The room's data, the way to OBS, and the ledger's key with its verifier; at first start its forms stand alone. */
export class SettingsScreen {
  readonly room: Locator
  readonly roomName: Locator
  readonly platform: Locator
  readonly openRoom: Locator
  readonly ledger: Locator
  readonly verify: Locator
  readonly obs: Locator
  readonly obsAddress: Locator
  readonly obsPassword: Locator
  readonly connect: Locator
  readonly connectFound: Locator
  readonly rehearsal: Locator
  readonly lookAgain: Locator

  constructor(page: Page) {
    this.room = page.getByRole('form', { name: either('直播间', 'Room') })
    this.roomName = this.room.getByRole('textbox', { name: either('名称', 'Name') })
    this.platform = this.room.getByRole('textbox', { name: either('平台', 'Platform') })
    this.openRoom = this.room.getByRole('button', { name: either('建立直播间', 'Open the room') })
    this.ledger = page.getByRole('region', { name: either('台账', 'Ledger') })
    this.verify = this.ledger.getByRole('button', { name: either('验证整个台账', 'Verify the whole ledger') })
    this.obs = page.getByRole('region', { name: either('OBS 连接', 'OBS connection') })
    const other = page.getByRole('form', { name: either('填写其他地址', 'Give another address') })
    this.obsAddress = other.getByRole('textbox', { name: either('地址', 'Address') })
    this.obsPassword = other.getByLabel(either('密码', 'Password'))
    this.connect = other.getByRole('button', { name: either('连接这个地址', 'Connect this address') })
    this.connectFound = page.getByRole('button', { name: either('连接这个 OBS', 'Connect this OBS') })
    this.rehearsal = page.getByRole('button', { name: either('使用演练 OBS', 'Use the rehearsal OBS') })
    this.lookAgain = page.getByRole('button', { name: either('重新寻找', 'Look again') })
  }
}
