import { useState } from 'react'
import type { PaperStanding, PapersStanding } from '../../../shared/api/papers.ts'
import { api, client, problemOf, useDoing, useQuery, useStatus } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Disclosure,
  Notice,
  ProblemNotice,
  TextArea,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { CopyText } from '../sign/copy-text.tsx'
import { SignForm } from '../sign/sign-form.tsx'
import { GiveAways, LeftOutList } from './copy-look.tsx'
import { paperWords } from './words.ts'

type LetterDialogProps = {
  recordId: string
  /** One to look at, or all of a kind to sign together. */
  letters: PaperStanding[]
  standing: PapersStanding
  ownWords: string
  onWords: (words: string) => void
  onSigned: () => void
  onClose: () => void
}

/** What each reader reads, and below it what can be done: sign, or confirm as the second person. */
export function LetterDialog(props: LetterDialogProps) {
  const { recordId, letters, standing, ownWords, onWords, onSigned, onClose } = props
  const paper = letters[0]?.paper ?? 'referral sheet'
  const [one] = letters
  /** The words as they stand in the text below; while somebody types they are not read again at every letter. */
  const [settled, setSettled] = useState(ownWords)
  const texts = useQuery({
    queryKey: [
      ...api.papers.key(),
      'texts',
      recordId,
      paper,
      letters.map(({ recipientId }) => recipientId),
      settled,
    ],
    queryFn: () =>
      Promise.all(
        letters.map(async ({ recipientId, name }) => ({
          name,
          recipientId,
          ...(await client.papers.read({ recordId, paper, recipientId, ownWords: settled })),
        })),
      ),
    staleTime: 0,
  })
  const alone = letters.length === 1
  // A child's is signed by itself: the chair decides which child is old enough to have one.
  const signable = paper === 'decision letter' ? !alone || one?.kind === 'child' : paper === 'child letter'
  const me = useStatus().data?.me
  const signLetters = async (
    read: { recipientId: string; contentHash: string }[],
    typed: { passphrase: string; typedName: string; readToEnd: true },
  ) => {
    await client.papers.sign({
      recordId,
      paper: paper === 'child letter' ? 'child letter' : 'decision letter',
      letters: read.map(({ recipientId, contentHash }) => ({ recipientId, contentHash })),
      ownWords: settled,
      ...typed,
    })
    announce(read.length === 1 ? 'Signed the letter' : `Signed ${read.length} letters`)
    onSigned()
    onClose()
  }
  const waits = alone && one?.signed && !one.signed.released ? one : undefined
  return (
    <Dialog
      title={alone && one ? `${paperWords[paper].one} for ${one.name}` : paperWords[paper].title}
      isOpen
      wide
      onClose={onClose}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      {paper === 'child letter' && standing.notSigner === '' ? (
        <TextArea
          label="In your own words"
          hint="Say to the child why this was decided. It stands in the letter under your name."
          optional
          value={ownWords}
          onChange={onWords}
          onBlur={() => setSettled(ownWords)}
        />
      ) : null}
      {texts.error ? <ProblemNotice problem={problemOf(texts.error)} /> : null}
      {texts.isPending ? <Waiting /> : null}
      {(texts.data ?? []).map(({ recipientId, name, content, leftOut, giveAways }) => (
        <section key={recipientId} className="copy-look" aria-label={name}>
          <CopyText copy={content} />
          {!paper.endsWith('letter') ? null : (
            <Disclosure label={`What the letter for ${name} leaves out`}>
              <LeftOutList left={leftOut} />
              <GiveAways hints={giveAways} name={name} />
            </Disclosure>
          )}
        </section>
      ))}
      {waits ? (
        <Confirm
          recordId={recordId}
          letter={waits}
          notYou={standing.notSecond}
          onDone={onSigned}
          onClose={onClose}
        />
      ) : null}
      {signable && standing.notSigner === '' && texts.data && me ? (
        <SignForm
          me={me}
          label={texts.data.length === 1 ? 'Sign this letter' : `Sign ${texts.data.length} letters`}
          sign={(typed) => signLetters(texts.data, typed)}
        >
          {texts.data.length === 1 ? 'This letter is' : 'These letters are'} signed by themselves. The record
          stays a draft, and its open questions stay open.
        </SignForm>
      ) : null}
    </Dialog>
  )
}

type ConfirmProps = {
  recordId: string
  letter: PaperStanding
  notYou: string
  onDone: () => void
  onClose: () => void
}

/** The second person of a letter (rule R-RS). */
function Confirm({ recordId, letter, notYou, onDone, onClose }: ConfirmProps) {
  const [note, setNote] = useState('')
  const { signed } = letter
  const confirm = useDoing(async () => {
    if (!signed) return undefined
    const { id: letterId, sha256 } = signed
    const made = await client.papers.confirm({ recordId, letterId, sha256, note })
    announce(`Confirmed the letter for ${letter.name}`)
    onDone()
    onClose()
    return made
  })
  return (
    <>
      <Notice tone="warn" title="A second person looks at this letter before it is handed out.">
        <ul>
          {letter.because.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
        {notYou ? <p>{notYou}</p> : null}
      </Notice>
      <ProblemNotice problem={confirm.problem} />
      {notYou ? null : (
        <>
          <TextField
            label="Note"
            hint="What you looked at, or what was asked."
            optional
            value={note}
            onChange={setNote}
          />
          <div>
            <Button
              kind="main"
              icon="tick"
              busy={confirm.busy}
              busyWords="Confirming…"
              onPress={() => void confirm.run(undefined)}
            >
              Confirm this letter
            </Button>
          </div>
        </>
      )}
    </>
  )
}
