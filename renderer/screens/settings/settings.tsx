import './settings.css'
import { type Account, can } from '../../../shared/access/access.ts'
import { Icon, LinkButton, Page } from '../../ui/index.ts'
import { DistributionSettingsSection } from '../distribution/settings-section.tsx'
import { settingsFor } from '../shell/places.ts'
import { PrivacyPapers } from './privacy-papers.tsx'

/** What the council decides once for everybody; what belongs to one person stands under their name in the rail. */
export default function Settings({ me }: { me: Account }) {
  const places = settingsFor(me)
  return (
    <Page title="Settings" lead="What the council decides once for everybody." narrow>
      <ul className="settings-list">
        {places.map(({ href, label, icon, says }) => (
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
      {places.length === 0 ? (
        <>
          <p>
            The council’s rules and templates are kept by those who work with records. Your own passphrase,
            the colours and when Chairside locks itself stand with your account.
          </p>
          <div>
            <LinkButton href="/me">Your account</LinkButton>
          </div>
        </>
      ) : null}
      {can(me, 'people.manage') ? <DistributionSettingsSection /> : null}
      {can(me, 'people.manage') ? <PrivacyPapers /> : null}
    </Page>
  )
}
