/** Themes of the library as a Word file, for a newsletter or a training report: no case, and small numbers hidden. */
import { HeadingLevel, Paragraph } from 'docx'
import { dateWords, instantWords } from '../../shared/copies/words.ts'
import { LEAST_TOLD, originWords, type UsedTheme } from '../../shared/learning/index.ts'
import { edgesOfPaper } from './edges.ts'
import { packed } from './pack.ts'
import { factParagraphs, headingOf, type Piece, paragraphOf } from './parts.ts'
import { runsOf } from './text.ts'

export type LearningContent = {
  themes: readonly UsedTheme[]
  /** ISO days, both included. */
  from: string
  to: string
  authority: string
  fictional: boolean
  /** UTC instant, ISO 8601. */
  at: string
}

const TITLE = 'Learning from reviews'
const MARKING = 'For learning: names no family and no worker'

function themePieces({ theme, used }: UsedTheme): Piece[] {
  const { happened, change, questions, link } = theme
  return [
    headingOf(theme.title, 0),
    paragraphOf(originWords(theme)),
    ...factParagraphs([{ label: 'Named in', value: used === '1' ? '1 record' : `${used} records` }]),
    ...(happened ? [headingOf('What happened', 1), paragraphOf(happened)] : []),
    headingOf('What practice must change', 1),
    ...change
      .split('\n')
      .filter(Boolean)
      .map((text) => paragraphOf(text)),
    ...(questions.length > 0 ? [headingOf('To ask', 1), ...questions.map((text) => paragraphOf(text))] : []),
    ...(link ? [paragraphOf(`Where to find it: ${link}`)] : []),
  ]
}

export async function writeLearning(
  content: LearningContent,
): Promise<{ bytes: Uint8Array; title: string; marking: string; madeOn: string }> {
  const { themes, from, to, authority, fictional, at } = content
  const edges = edgesOfPaper({ marking: MARKING, copyLine: TITLE, fictional, edition: '', at })
  const madeOn = instantWords(at).split(',')[0] ?? ''
  const bytes = await packed(edges, TITLE, [
    ...(authority ? [paragraphOf(authority, 'Authority')] : []),
    new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(TITLE) }),
    ...factParagraphs([
      { label: 'Period', value: `${dateWords(from)} to ${dateWords(to)}` },
      { label: 'Made', value: madeOn },
    ]),
    paragraphOf(
      `Themes of the council’s library and in how many signed records each was named as the lesson that fits. Fewer than ${LEAST_TOLD} is not told exactly.`,
    ),
    ...themes.flatMap(themePieces),
  ])
  return { bytes, title: TITLE, marking: MARKING, madeOn }
}
