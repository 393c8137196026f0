/** For a team manager: what was called not relevant today although it sounded like an offence or abuse, and why. */
import { type Account, levelOf } from '../../../shared/access/access.ts'
import { readsSetAside } from '../../../shared/checks/index.ts'
import { api, useQuery } from '../../client/index.ts'
import { LinkButton, PageGroup, sayInstant } from '../../ui/index.ts'

export function SetAsideToday({ me }: { me: Account }) {
  return readsSetAside(levelOf(me.role)) ? <Listed /> : null
}

function Listed() {
  const { data } = useQuery(api.records.setAsideToday.queryOptions())
  if (!data || data.length === 0) return null
  return (
    <PageGroup title="Set aside today">
      <ul className="today-list">
        {data.map((one) => (
          <li key={`${one.recordId} ${one.id}`} className="today-item">
            <span className="today-words">
              <q className="today-title">{one.words}</q>
              <span>{one.reason}</span>
              <span className="ui-quiet ui-small">
                {[
                  `${one.title}, ${one.familyRef || 'no family reference yet'}`,
                  one.heading,
                  one.by,
                  sayInstant(one.at),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <LinkButton href={`/record/${one.recordId}`}>Read</LinkButton>
          </li>
        ))}
      </ul>
    </PageGroup>
  )
}
