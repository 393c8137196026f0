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

/** Everything that can be done, found by typing. Enter does the first; Escape goes back to where one was. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const commands = useAllCommands()
  const [words, setWords] = useState('')
  const found = findCommands(commands, words)
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
                onAction={(key) => run(commands.find((command) => command.id === key))}
                renderEmptyState={() => <div className="ui-options-empty">No command has these words.</div>}
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
