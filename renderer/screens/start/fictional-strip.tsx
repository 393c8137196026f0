import './fictional-strip.css'
import { Icon } from '../../ui/index.ts'

/** On every screen of the fictional workspace, so that nobody mistakes it for a real one, or a real one for it. */
export function FictionalStrip() {
  return (
    <aside className="fictional-strip" aria-label="Fictional example">
      <Icon name="info" size={16} />
      <span>
        <strong>Fictional example:</strong> nothing here is real.
      </span>
    </aside>
  )
}
