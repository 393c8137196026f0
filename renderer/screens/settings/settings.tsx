import './settings.css'
import type { Account } from '../../../shared/access/access.ts'
import { Icon, Page } from '../../ui/index.ts'
import { settingsFor } from '../shell/places.ts'

/** What the council decides once for everybody; what belongs to one person stands under their name in the rail. */
export default function Settings({ me }: { me: Account }) {
  return (
    <Page title="Settings" lead="What the council decides once for everybody." narrow>
      <ul className="settings-list">
        {settingsFor(me).map(({ href, label, icon, says }) => (
          <li key={href}>
            <a className="settings-place ui-card" href={`#${href}`}>
              <Icon name={icon} />
              <span>
                <strong>{label}</strong>
                <span className="settings-says">{says}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Page>
  )
}
