import type { ReactNode } from 'react'
import type { PaperToSign } from '../../../shared/api/corrections.ts'
import { problemOf, useStatus } from '../../client/index.ts'
import { Button, Dialog, Disclosure, ProblemNotice, Waiting } from '../../ui/index.ts'
import { GiveAways, LeftOutList } from '../copies/copy-look.tsx'
import { CopyText } from '../sign/copy-text.tsx'
import { SignForm } from '../sign/sign-form.tsx'

type SignPapersProps = {
  title: string
  label: string
  /** What the signature does, said before it is given. */
  says: ReactNode
  read: { data?: { papers: PaperToSign[]; hash: string } | undefined; error: unknown }
  sign: (hash: string, typed: { passphrase: string; typedName: string; readToEnd: true }) => Promise<unknown>
  onClose: () => void
}

/** Every paper as its reader gets it, read to the end, and the signature below. */
export function SignPapers({ title, label, says, read, sign, onClose }: SignPapersProps) {
  const me = useStatus().data?.me
  const { data } = read
  return (
    <Dialog title={title} isOpen wide onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      {read.error ? <ProblemNotice problem={problemOf(read.error)} /> : null}
      {data ? null : <Waiting />}
      {(data?.papers ?? []).map(({ item, recipientId, name, content, leftOut, giveAways, because }, at) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: what is read before signing stays as it is
          key={at}
          className="copy-look"
          aria-label={`${item === 'addendum' ? 'Addendum' : item === 'minutes' ? 'Copy' : 'Letter'} for ${name}`}
        >
          <CopyText copy={content} />
          <Disclosure label={`What ${name || recipientId} does not get, and who looks at it`}>
            <LeftOutList left={leftOut} />
            <GiveAways hints={giveAways} name={name} />
            {because.length > 0 ? (
              <ul>
                {because.map((why) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            ) : null}
          </Disclosure>
        </section>
      ))}
      {data && me ? (
        <SignForm me={me} label={label} sign={(typed) => sign(data.hash, typed)}>
          {says}
        </SignForm>
      ) : null}
    </Dialog>
  )
}
