import './palette.css'
import { useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Label,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components'
import { type Command, findCommands, useAllCommands } from './commands.ts'
import { Kbd } from './page.tsx'

export type CommandPaletteProps = {
  isOpen: boolean
  onClose: () => void
  /** Offered where no command has the words: looks for them somewhere else. Left out for those who may not look. */
  lookFor?: (words: string) => Pick<Command, 'title' | 'group' | 'run'>
}

const LOOK = 'look for it'

/** Everything that can be done, found by typing. Enter does the first; Escape goes back to where one was. */
export function CommandPalette({ isOpen, onClose, lookFor }: CommandPaletteProps) {
  const commands = useAllCommands()
  const [words, setWords] = useState('')
  const fitting = findCommands(commands, words)
  const found = fitting.length > 0 || !lookFor ? fitting : [{ id: LOOK, ...lookFor(words.trim()) }]
  const groups = [...new Set(found.map((command) => command.group))]
  const close = () => {
    setWords('')
    onClose()
  }
  const run = (command: Command | undefined) => {
    close()
    // After the dialog has given focus back, so that a command may move it elsewhere.
    if (command) setTimeout(command.run, 30)
  }
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && close()} isDismissable className="ui-veil">
      <Modal className="ui-dialog ui-palette">
        <Dialog aria-label="Commands" className="ui-dialog-inner">
          <Autocomplete inputValue={words} onInputChange={setWords}>
            <SearchField autoFocus className="ui-field ui-palette-search">
              <Label className="ui-field-label">What do you want to do?</Label>
              <Input className="ui-input" placeholder="Type a few letters" />
            </SearchField>
            <div className="ui-palette-list">
              <Menu
                aria-label="Commands that fit"
                className="ui-options"
                renderEmptyState={() => <div className="ui-options-empty">Nothing fits.</div>}
                onAction={(key) => run(found.find((command) => command.id === key))}
              >
                {groups.map((group) => (
                  <MenuSection key={group} id={group}>
                    <Header className="ui-options-heading">{group}</Header>
                    {found
                      .filter((command) => command.group === group)
                      .map((command) => (
                        <MenuItem
                          key={command.id}
                          id={command.id}
                          textValue={command.title}
                          className="ui-option"
                        >
                          <span className="ui-option-words">{command.title}</span>
                          {command.keys ? (
                            <span className="ui-option-end">
                              <Kbd>{command.keys}</Kbd>
                            </span>
                          ) : null}
                        </MenuItem>
                      ))}
                  </MenuSection>
                ))}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
