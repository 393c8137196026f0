import './audience-mark.css'

/** Who may read a passage. The words are those of `shared/minutes/vocabulary.ts`; a test keeps them equal. */
export const audienceWords = {
  shared: 'Shared with family',
  professionals: 'Professionals',
  restricted: 'Restricted',
  council: 'Inside the council',
  supervision: 'Personal supervision',
  learning: 'Learning note',
} as const
export type AudienceKind = keyof typeof audienceWords

/** One shape for each: told apart in grey, in print and by people who do not see colour. */
const shapes: Record<AudienceKind, string> = {
  shared: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  professionals: 'M3.5 3.5h9v9h-9z',
  restricted: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  council: 'M2.5 7L8 3l5.5 4M4 7v6M8 7v6M12 7v6M2.5 13.5h11',
  supervision: 'M8 3l5.5 10h-11z',
  learning: 'M8 2.5L13.5 8 8 13.5 2.5 8z',
}

/** The word, the colour and the shape of an audience. */
export function AudienceMark({ audience }: { audience: AudienceKind }) {
  return (
    <span className={`ui-audience ui-audience-${audience}`}>
      <svg
        width={14}
        height={14}
        viewBox="0 0 16 16"
        fill={audience === 'shared' || audience === 'professionals' ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={1.8}
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        <path d={shapes[audience]} />
      </svg>
      {audienceWords[audience]}
    </span>
  )
}
