/** The native menu as data. Undo and Redo are passed to the page, because the record keeps its own history. */
import type { MenuItemConstructorOptions } from 'electron'

export type EditCommand = 'undo' | 'redo'

/** The channel on which the menu's edit commands reach the preload. */
export const EDIT_CHANNEL = 'chairside:edit'

/**
 * The menu for a platform. On Windows and Linux the keys of Undo and Redo go straight to the page, so they are
 * shown but not registered.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  edit: (command: EditCommand) => void,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const own = (label: string, accelerator: string, command: EditCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    registerAccelerator: false,
    click: () => edit(command),
  })
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: 'File', submenu: [mac ? { role: 'close' } : { role: 'quit', label: 'Quit' }] },
    {
      label: 'Edit',
      submenu: [
        own('Undo', 'CmdOrCtrl+Z', 'undo'),
        own('Redo', mac ? 'Shift+Cmd+Z' : 'Ctrl+Y', 'redo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'delete' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ]
}
