import { type CaseFile, responsibleFor, withoutMember } from '../../../shared/cases/index.ts'
import type { Child } from '../../../shared/minutes/index.ts'
import { Button } from '../../ui/index.ts'
import { newChild } from '../new-record/case-basics.tsx'
import { ChildCard } from './child-card.tsx'
import type { FamilyPart } from './facts/family.ts'
import { statusNow } from './facts/statuses.tsx'

/** More children than this, and each card begins with what stands now and not with every field. */
const OPEN_CARDS = 4

/** What the other facts of the family say of a child. */
function knownOf(file: CaseFile, { id }: Child): { label: string; value: string }[] {
  const names = file.otherNames.filter(({ of, name }) => of === id && name.trim() !== '')
  return [
    { label: 'Plan now', value: statusNow(file.statuses, id, 'plan') },
    { label: 'Legal status now', value: statusNow(file.statuses, id, 'legal') },
    { label: 'Parental responsibility', value: responsibleFor(file.people, id).join(', ') },
    ...(names.length > 0
      ? [{ label: 'Also known as', value: names.map(({ name }) => name).join(', ') }]
      : []),
  ]
}

/** The children of the family, each on a card. */
export function ChildrenPart({ file, readOnly, change }: FamilyPart) {
  const { children } = file
  const set = (next: Child) =>
    change({ children: children.map((child) => (child.id === next.id ? next : child)) })
  return (
    <>
      {children.map((child) => (
        <ChildCard
          key={child.id}
          child={child}
          people={file.people}
          known={knownOf(file, child)}
          folded={children.length > OPEN_CARDS}
          readOnly={readOnly}
          onChange={set}
          onRemove={() => change(withoutMember(file, child.id))}
        />
      ))}
      {readOnly ? null : (
        <div>
          <Button icon="plus" onPress={() => change({ children: [...children, newChild()] })}>
            Add a child
          </Button>
        </div>
      )}
    </>
  )
}
