/** Files dropped anywhere in the window while the desk is open. What has a drop place of its own keeps it. */
import { useEffect, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/**
 * True while files are held over the window. While it is not `on` a file that misses its place does nothing: the window
 * would otherwise open it and leave Chairside.
 */
export function useFileDrop(onFiles: (files: File[]) => void, on: boolean): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef({ onFiles, on })
  latest.current = { onFiles, on }
  useEffect(() => {
    // Entering a child comes before leaving its parent: counted, so that the sign does not flicker.
    let inside = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      inside += 1
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      inside = Math.max(0, inside - 1)
      if (inside === 0) setOver(false)
    }
    const hover = (event: DragEvent) => {
      if (event.defaultPrevented || !holdsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.on ? 'copy' : 'none'
    }
    const drop = (event: DragEvent) => {
      inside = 0
      setOver(false)
      if (event.defaultPrevented || !holdsFiles(event)) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0 && latest.current.on) latest.current.onFiles(files)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over && on
}
