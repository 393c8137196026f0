import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspect, recoverWorkspace, unlockWorkspace } from '../../../electron/workspace/index.ts'
import {
  closing,
  LOW_N,
  makeWorkspace,
  passphrase,
  picture,
  priya,
  problemOf,
  quick,
  sean,
} from './folders.ts'

const storedSlots = (folder: string) =>
  JSON.parse(fs.readFileSync(path.join(folder, 'keys.json'), 'utf8')).slots
const signing = new Uint8Array([3, 1, 4, 1, 5, 9, 2, 6])

describe('a new workspace', () => {
  it('shows who may sign in before it is unlocked, and opens for their passphrase', async () => {
    const { folder, workspace } = await makeWorkspace()
    expect(await inspect(folder)).toEqual({
      state: 'workspace',
      name: 'Harbour council',
      fictional: false,
      people: [priya],
    })
    workspace.close()
    const again = closing(await unlockWorkspace(folder, priya.personId, passphrase, quick))
    expect(again.slot).toEqual(priya)
    expect(again.workspace.name).toBe('Harbour council')
    expect(await again.workspace.check()).toMatchObject({ ok: true, problems: [] })
  })

  it('is encrypted, and its keys hold no passphrase, code or key in clear', async () => {
    const { folder, workspace, recoveryCode } = await makeWorkspace()
    workspace.close()
    expect(fs.readFileSync(path.join(folder, 'workspace.db')).subarray(0, 15).toString()).not.toBe(
      'SQLite format 3',
    )
    const keys = fs.readFileSync(path.join(folder, 'keys.json'), 'utf8')
    for (const secret of [passphrase, recoveryCode, recoveryCode.replaceAll('-', '')])
      expect(keys).not.toContain(secret)
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only', async () => {
    const { folder, workspace } = await makeWorkspace()
    workspace.close()
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700)
    for (const name of ['keys.json', 'workspace.db'])
      expect(fs.statSync(path.join(folder, name)).mode & 0o777).toBe(0o600)
  })

  it('leaves its files and the folder for backups when it is closed', async () => {
    const { folder, workspace } = await makeWorkspace()
    workspace.close()
    workspace.close()
    expect(fs.readdirSync(folder).sort()).toEqual(['audit-note.json', 'backups', 'keys.json', 'workspace.db'])
  })

  it('says that it is fictional even when somebody edits the keys', async () => {
    const { folder, workspace } = await makeWorkspace({ fictional: true })
    workspace.close()
    const file = path.join(folder, 'keys.json')
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"fictional": true', '"fictional": false'))
    const again = closing(await unlockWorkspace(folder, priya.personId, passphrase))
    expect(again.workspace.fictional).toBe(true)
  })
})

describe('several people', () => {
  it('each open it with their own passphrase, and each has their own signing keys', async () => {
    const { folder, workspace, slot } = await makeWorkspace()
    const other = await workspace.addSlot(sean, 'ein ganz anderer Satz 🙂', signing)
    await workspace.setSigningKeys(slot, new Uint8Array([7]))
    expect(await workspace.signingKeys(other)).toEqual(signing)
    expect(await workspace.signingKeys(slot)).toEqual(new Uint8Array([7]))
    expect(workspace.people).toEqual([priya, sean])
    workspace.close()

    const again = closing(await unlockWorkspace(folder, sean.personId, 'ein ganz anderer Satz 🙂', quick))
    expect(await again.workspace.signingKeys(again.slot)).toEqual(signing)
    const second = await again.workspace.verify(priya.personId, passphrase)
    expect(await again.workspace.signingKeys(second)).toEqual(new Uint8Array([7]))
    const wrong = await problemOf(again.workspace.verify(priya.personId, 'ein ganz anderer Satz 🙂'))
    expect(wrong.code).toBe('wrong passphrase')
  })

  it('cannot read signing keys without an unlocked slot of that person', async () => {
    const { workspace } = await makeWorkspace()
    await workspace.addSlot(sean, 'another', signing)
    expect((await problemOf(workspace.signingKeys(sean))).code).toBe('locked')
  })

  it('are renamed and removed, but the last one stays', async () => {
    const { folder, workspace } = await makeWorkspace()
    await workspace.addSlot(sean, 'another')
    expect((await problemOf(workspace.addSlot(sean, 'another'))).code).toBe('conflict')
    await workspace.updateSlotPerson({ ...sean, name: 'Seán Burke' })
    expect(workspace.people[1]?.name).toBe('Seán Burke')
    await workspace.removeSlot(priya.personId, sean.personId)
    expect((await problemOf(workspace.removeSlot(sean.personId))).code).toBe('conflict')
    workspace.close()
    const gone = await problemOf(unlockWorkspace(folder, priya.personId, passphrase, quick))
    expect(gone.code).toBe('not found')
    closing(await unlockWorkspace(folder, sean.personId, 'another', quick))
  })
})

describe('passphrases', () => {
  it('may change without losing the signing keys, also for a slot that is unlocked just now', async () => {
    const { folder, workspace, slot } = await makeWorkspace()
    await workspace.setSigningKeys(slot, signing)
    expect((await problemOf(workspace.changePassphrase(priya.personId, 'no', 'new'))).code).toBe(
      'wrong passphrase',
    )
    await workspace.changePassphrase(priya.personId, passphrase, 'new and longer')
    expect(await workspace.signingKeys(slot)).toEqual(signing)
    await workspace.setSigningKeys(slot, new Uint8Array([8]))
    workspace.close()
    expect((await problemOf(unlockWorkspace(folder, priya.personId, passphrase, quick))).code).toBe(
      'wrong passphrase',
    )
    const again = closing(await unlockWorkspace(folder, priya.personId, 'new and longer', quick))
    expect(await again.workspace.signingKeys(again.slot)).toEqual(new Uint8Array([8]))
  })

  it('are stretched harder at the next unlock when the cost has gone up, and keep what they protect', async () => {
    const { folder, workspace, slot } = await makeWorkspace()
    await workspace.setSigningKeys(slot, signing)
    workspace.close()
    const before = storedSlots(folder)[0]
    expect(before.scrypt.N).toBe(LOW_N)
    const harder = { scryptN: 2 ** 6 }
    const raised = closing(await unlockWorkspace(folder, priya.personId, passphrase, harder))
    raised.workspace.close()
    const after = storedSlots(folder)[0]
    expect(after.scrypt.N).toBe(2 ** 6)
    expect(after.scrypt.salt).not.toBe(before.scrypt.salt)
    const again = closing(await unlockWorkspace(folder, priya.personId, passphrase, harder))
    expect(await again.workspace.signingKeys(again.slot)).toEqual(signing)
    expect(storedSlots(folder)[0]).toEqual(after)
  })

  it('of the fictional workspace stay cheap', async () => {
    const { folder, workspace } = await makeWorkspace({ fictional: true })
    workspace.close()
    closing(await unlockWorkspace(folder, priya.personId, passphrase))
    expect(storedSlots(folder)[0].scrypt.N).toBe(LOW_N)
  })
})

describe('the recovery code', () => {
  it('opens the workspace and gives a new passphrase; the old signing keys are gone with the old one', async () => {
    const { folder, workspace, slot, recoveryCode } = await makeWorkspace()
    await workspace.setSigningKeys(slot, signing)
    workspace.close()
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
    const back = closing(await recoverWorkspace(folder, typed, priya.personId, 'fresh start', quick))
    expect(await back.workspace.signingKeys(back.slot)).toBeUndefined()
    await back.workspace.setSigningKeys(back.slot, new Uint8Array([5]))
    back.workspace.close()
    expect((await problemOf(unlockWorkspace(folder, priya.personId, passphrase, quick))).code).toBe(
      'wrong passphrase',
    )
    const again = closing(await unlockWorkspace(folder, priya.personId, 'fresh start', quick))
    expect(await again.workspace.signingKeys(again.slot)).toEqual(new Uint8Array([5]))
  })

  it('is told apart when mistyped and when it is another workspace’s, and nothing changes', async () => {
    const { folder, workspace, recoveryCode } = await makeWorkspace()
    const other = await makeWorkspace()
    workspace.close()
    const before = picture(folder)
    const last = recoveryCode.at(-1) === '7' ? '8' : '7'
    const slip = await problemOf(
      recoverWorkspace(folder, recoveryCode.slice(0, -1) + last, priya.personId, 'x', quick),
    )
    expect(slip.message).toMatch(/typing mistake/)
    const wrong = await problemOf(recoverWorkspace(folder, other.recoveryCode, priya.personId, 'x', quick))
    expect(wrong.message).toMatch(/belongs to another workspace/)
    expect([slip.code, wrong.code]).toEqual(['wrong recovery code', 'wrong recovery code'])
    expect(picture(folder)).toEqual(before)
  })

  it('can be renewed, and then only the new one works', async () => {
    const { folder, workspace, recoveryCode } = await makeWorkspace()
    const renewed = await workspace.renewRecoveryCode(priya.personId)
    workspace.close()
    const old = await problemOf(recoverWorkspace(folder, recoveryCode, priya.personId, 'x', quick))
    expect(old.code).toBe('wrong recovery code')
    closing(await recoverWorkspace(folder, renewed, priya.personId, 'x', quick))
  })
})
