import './retention.css'
import type { PurgeDone } from '../../../shared/api/retention.ts'
import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import { Button, ProblemNotice, sayDate, sayInstant } from '../../ui/index.ts'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** How the backups stand that may still hold what was purged: the line that completes a certificate. */
function backupWords({ backups }: PurgeDone): string {
  const left = backups.filter(({ goneAt }) => goneAt === '')
  if (backups.length === 0) return 'No backup held it: the certificate is complete.'
  if (left.length === 0) {
    const last = backups.reduce((latest, { goneAt }) => (goneAt > latest ? goneAt : latest), '')
    return `The last backup that held it has gone since ${sayInstant(last)}: the certificate is complete.`
  }
  const until = left.reduce((latest, one) => (one.until > latest ? one.until : latest), '')
  return `${count(left.length, 'backup', 'backups')} may still hold it, until ${sayDate(until)} at the latest.`
}

/** Every purge with its certificate, newest first. */
export function Certificates({ purges }: { purges: PurgeDone[] }) {
  const save = useDoing(async (purgeId: string) => {
    const { fileName, bytes } = await client.retention.certificate({ purgeId })
    saveFile(fileName, fromBase64(bytes))
    return fileName
  })
  return (
    <>
      <ProblemNotice problem={save.problem} />
      <ul className="ui-plain-list ui-stack-tight">
        {purges.map((one) => (
          <li key={one.id} className="ui-card retention-card">
            <h3>
              {sayInstant(one.at)}:{' '}
              {[
                one.records > 0 ? count(one.records, 'record', 'records') : '',
                one.cases > 0 ? count(one.cases, 'family’s file', 'families’ files') : '',
              ]
                .filter(Boolean)
                .join(' and ')}
            </h3>
            <p>
              Confirmed by {one.byName}, {one.role}. {backupWords(one)}
            </p>
            {one.cleanedAt === '' ? (
              <p>
                The words are deleted. Their last traces leave the file when the workspace is next opened with
                room on the disk.
              </p>
            ) : null}
            <p className="ui-row">
              <Button
                small
                icon="save"
                busy={save.busy}
                aria-label={`Save the certificate of ${sayInstant(one.at)}`}
                onPress={() => void save.run(one.id)}
              >
                Save the certificate
              </Button>
              <span className="retention-open ui-figures">{one.id}</span>
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
