import { sayTime } from '../../ui/index.ts'

/** Says that what was saved elsewhere meanwhile is on this page too, by somebody else or by the same person. */
export function BroughtIn({ at }: { at: string }) {
  return (
    <p role="status" className="ui-quiet case-brought-in">
      {at
        ? `This family was changed in another window too. What was saved there by ${sayTime(at)} is on this page.`
        : ''}
    </p>
  )
}
