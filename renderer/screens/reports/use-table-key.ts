import { useEffect, useRef } from 'react'

const TYPING =
  'input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"], [role="dialog"]'

/**
 * T turns pictures into tables and back, while the page or something of the report has the focus: never while somebody
 * types, chooses from a list or answers a dialog, and never when no place of the page was chosen.
 */
export function useTableKey(turn: () => void): void {
  const latest = useRef(turn)
  latest.current = turn
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key.toLowerCase() !== 't') return
      const at = document.activeElement
      if (!at?.closest('#page') || at.closest(TYPING)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
