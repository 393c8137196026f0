import './overlay.css'
import type { ReactElement, ReactNode } from 'react'
import {
  Dialog as AriaDialog,
  Popover as AriaPopover,
  DialogTrigger,
  Heading,
  Menu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  type PopoverProps,
} from 'react-aria-components'
import { IconButton } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode
  wide?: boolean
  /** Escape and the close button are taken away: only for a step that must not be skipped by accident. */
  mustAnswer?: boolean
  role?: 'dialog' | 'alertdialog'
}

/** Holds focus while it is open and gives it back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  wide,
  mustAnswer,
  role = 'dialog',
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={false}
      isKeyboardDismissDisabled={mustAnswer}
      className="ui-veil"
    >
      <Modal className={`ui-dialog${wide ? ' ui-dialog-wide' : ''}`}>
        <AriaDialog role={role} className="ui-dialog-inner">
          <div className="ui-dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {mustAnswer ? null : <IconButton icon="close" label="Close" small onPress={onClose} />}
          </div>
          <div className="ui-dialog-body">{children}</div>
          {actions ? <div className="ui-dialog-foot">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export type SheetProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  side?: 'left' | 'right'
}

/** A panel that slides over the page where the window is too narrow to stand beside it. */
export function Sheet({ title, isOpen, onClose, children, side = 'right' }: SheetProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
      className="ui-veil ui-veil-sheet"
    >
      <Modal className={`ui-dialog ui-sheet ui-sheet-${side}`}>
        <AriaDialog className="ui-dialog-inner">
          <div className="ui-dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label="Close" small onPress={onClose} />
          </div>
          <div className="ui-dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

export type PopoverPanelProps = {
  /** A Button or IconButton that opens it. */
  trigger: ReactElement
  label: string
  placement?: PopoverProps['placement']
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A small panel beside the button that opened it. Escape closes it. */
export function PopoverPanel({ trigger, label, placement = 'bottom start', children }: PopoverPanelProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className="ui-popover" placement={placement} offset={4}>
        <AriaDialog aria-label={label} className="ui-popover-body">
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  )
}

export type MenuChoice = {
  id: string
  label: string
  hint?: string
  icon?: IconName
  shortcut?: string
  disabled?: boolean
}

export type MenuButtonProps = {
  trigger: ReactElement
  label: string
  items: MenuChoice[]
  onAction: (id: string) => void
  placement?: PopoverProps['placement']
}

export function MenuButton({ trigger, label, items, onAction, placement = 'bottom start' }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className="ui-popover" placement={placement} offset={4}>
        <Menu
          aria-label={label}
          className="ui-options"
          items={items}
          disabledKeys={items.filter((item) => item.disabled).map((item) => item.id)}
          onAction={(key) => onAction(String(key))}
        >
          {(item) => (
            <MenuItem id={item.id} textValue={item.label} className="ui-option">
              {item.icon ? <Icon name={item.icon} size={16} /> : null}
              <span className="ui-option-words">
                {item.label}
                {item.hint ? <span className="ui-option-hint">{item.hint}</span> : null}
              </span>
              {item.shortcut ? <kbd className="ui-kbd ui-option-end">{item.shortcut}</kbd> : null}
            </MenuItem>
          )}
        </Menu>
      </AriaPopover>
    </MenuTrigger>
  )
}
