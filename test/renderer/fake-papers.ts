/** Letters and sheets, as the core would tell them of the record at hand. */
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { contract, type documentSchema } from '../../shared/api/contract.ts'
import {
  buildPaper,
  contentOf,
  type PaperKind,
  paperKinds,
  paperRecipients,
  whySecondLook,
} from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/index.ts'

type Around = {
  minutes: () => Minutes
  template: () => Template
  signer: () => { name: string; role: string }
  document: (fileName: string) => z.infer<typeof documentSchema>
}

export function fakePapers({ minutes, template, signer, document }: Around) {
  const os = implement(contract)
  const signed = new Map<string, { name: string; role: string }>()
  const recipients = (paper: PaperKind) => paperRecipients(minutes(), template(), paper)
  const standing = () => ({
    notSigner: signer().role === 'CP chair' ? '' : 'The chair signs the letters.',
    notSecond: signer().role === 'CP chair' ? 'You led this meeting.' : '',
    papers: paperKinds.flatMap((paper) =>
      recipients(paper).map((recipient) => {
        const by = signed.get(`${paper} ${recipient.id}`)
        const because = whySecondLook(minutes(), recipient, template())
        const { id, kind, name, role } = recipient
        return {
          paper,
          recipientId: id,
          kind,
          name,
          role,
          because,
          signed: by
            ? {
                id: `${paper} ${id}`,
                version: '1.0',
                signedBy: by.name,
                role: by.role,
                at: '2026-09-17T11:31:00Z',
                sha256: '0'.repeat(64),
                checks: [],
                released: because.length === 0,
              }
            : null,
        }
      }),
    ),
  })
  return {
    list: os.papers.list.handler(standing),
    read: os.papers.read.handler(({ input }) => {
      const recipient = recipients(input.paper).find(({ id }) => id === input.recipientId)
      if (!recipient) throw new Error('No such paper')
      const state = { signed: false, version: '', recordHash: '' }
      const policy = { template: template(), state, fictional: true }
      const made = buildPaper(minutes(), input.paper, recipient, policy, input.ownWords)
      return {
        content: contentOf(made.copy),
        contentHash: '0'.repeat(64),
        leftOut: made.leftOut,
        giveAways: made.giveAways,
      }
    }),
    document: os.papers.document.handler(({ input }) =>
      document(`Initial conference ${input.paper} ${input.recipientId}.docx`),
    ),
    sign: os.papers.sign.handler(({ input }) => {
      for (const { recipientId } of input.letters) signed.set(`${input.paper} ${recipientId}`, signer())
      return standing()
    }),
    confirm: os.papers.confirm.handler(standing),
  }
}
