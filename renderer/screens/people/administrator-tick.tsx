import { Checkbox } from '../../ui/index.ts'

/** May this person add people and change what holds for everybody? */
export const AdministratorTick = ({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) => (
  <Checkbox isSelected={on} onChange={onChange} hint="May add people and make backups.">
    Administrator
  </Checkbox>
)
