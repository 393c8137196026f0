/** The lesson of a check (R-LE): picked from the council's library, with up to three that fit and why, or typed. */
import '../../learning/learning.css'
import { useMemo } from 'react'
import type { Field } from '../../../../shared/checks/check.ts'
import {
  MOST_OFFERS,
  type Offer,
  plainTitle,
  signsOf,
  suggest,
  type Theme,
  themeTitled,
} from '../../../../shared/learning/index.ts'
import { draftToMinutes, toMinutes } from '../../../../shared/minutes/index.ts'
import { api, useQuery } from '../../../client/index.ts'
import { Button, ComboBox, Disclosure } from '../../../ui/index.ts'
import { ThemeText } from '../../learning/theme-text.tsx'
import { useReading, useRecord } from '../record-context.ts'

/** Reasons that are read at a glance. */
const MOST_REASONS = 3

/** What fits this record as it was last read; it is worked out only while somebody looks at this check. */
function useOffers(themes: readonly Theme[] | undefined): Offer[] {
  const { session, statements, template } = useRecord()
  const reading = useReading((now) => now)
  return useMemo(() => {
    if (!themes || !reading) return []
    return suggest(signsOf(toMinutes(draftToMinutes(session.doc), statements), template, reading), themes)
  }, [themes, reading, session.doc, statements, template])
}

/** The title stands above it already. */
const ReadIt = ({ title }: { title: string }) => (
  <>
    Read this lesson <span className="ui-hidden">“{title}”</span>
  </>
)

function OfferCard({ offer, onUse }: { offer: Offer; onUse: () => void }) {
  const { theme, reasons } = offer
  return (
    <li className="lesson-offer">
      <p className="lesson-title">{theme.title}</p>
      <ul className="lesson-reasons" aria-label={`Why ${theme.title} may fit`}>
        {reasons.slice(0, MOST_REASONS).map(({ says }) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <Button small icon="tick" aria-label={`Use ${theme.title}`} onPress={onUse}>
        Use this lesson
      </Button>
      <Disclosure label={<ReadIt title={theme.title} />}>
        <ThemeText theme={theme} inPanel />
      </Disclosure>
    </li>
  )
}

export function LessonField({
  field,
  title,
  themeId,
  onChange,
  isDisabled,
}: {
  field: Field
  title: string
  themeId: string
  /** `themeId` is '' for words of somebody's own. */
  onChange: (title: string, themeId: string) => void
  isDisabled: boolean
}) {
  const library = useQuery(api.learning.list.queryOptions())
  const themes = library.data
  const offers = useOffers(themes)
  const inUse = (themes ?? []).filter(({ standing }) => standing === 'in use')
  const named = themes?.find(({ id }) => id === themeId) ?? themeTitled(themes ?? [], title)
  const others = offers.filter(({ theme }) => plainTitle(theme.title) !== plainTitle(title))
  const pick = (typed: string) => onChange(typed, themeTitled(themes ?? [], typed)?.id ?? '')
  const list = (
    <ul className="lesson-offers">
      {others.slice(0, MOST_OFFERS).map((offer) => (
        <OfferCard
          key={offer.theme.id}
          offer={offer}
          onUse={() => onChange(offer.theme.title, offer.theme.id)}
        />
      ))}
    </ul>
  )
  return (
    <div className="ui-stack-tight">
      <ComboBox
        free
        label={field.label}
        hint={
          themes && title.trim() && !named
            ? 'In your own words: no theme of the library has this title.'
            : 'From the council’s library, or in your own words'
        }
        optional={!field.required}
        value={title}
        onChange={pick}
        choices={inUse.map((theme) => ({
          value: theme.title,
          label: theme.title,
          hint: theme.kind === 'local' ? 'Local review' : 'National',
        }))}
        isDisabled={isDisabled}
      />
      {named ? (
        <Disclosure label={<ReadIt title={named.title} />}>
          <ThemeText theme={named} inPanel />
        </Disclosure>
      ) : null}
      {isDisabled || others.length === 0 ? null : title.trim() ? (
        <Disclosure label="Other lessons that may fit">{list}</Disclosure>
      ) : (
        <section aria-label="Lessons that may fit" className="ui-stack-tight">
          <p className="ui-field-label">Lessons that may fit</p>
          {list}
        </section>
      )}
    </div>
  )
}
