/** The kit: accessible controls, layout and tokens. It knows nothing of records. */
export { Announcer, announce } from './announce.tsx'
export { type AudienceKind, AudienceMark, audienceWords } from './audience-mark.tsx'
export {
  Button,
  type ButtonKind,
  type ButtonProps,
  IconButton,
  type IconButtonProps,
  LinkButton,
  type LinkButtonProps,
  ToggleButton,
  type ToggleButtonProps,
} from './button.tsx'
export {
  allCommands,
  type Command,
  findCommands,
  listenForShortcuts,
  matchesKeys,
  registerCommands,
  useAllCommands,
  useCommands,
} from './commands.ts'
export { DateField, TimeField } from './date-field.tsx'
export {
  addDays,
  isIsoDate,
  parseDate,
  parseTime,
  sayAge,
  sayDate,
  sayInstant,
  sayTime,
  shortDate,
  todayIso,
} from './dates.ts'
export {
  Checkbox,
  type CheckboxProps,
  type Choice,
  RadioGroup,
  type RadioGroupProps,
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
} from './field.tsx'
export { FormEnd, type FormEndProps } from './form-end.tsx'
export { beforeGoing } from './going.ts'
export { Icon, type IconName, iconNames } from './icon.tsx'
export { goTo, splitHash, useHashPath, useHashSearch } from './location.ts'
export {
  Empty,
  type EmptyProps,
  Notice,
  type NoticeProps,
  ProblemNotice,
  type ProblemNoticeProps,
  type Tone,
  type Trouble,
  useWait,
} from './notice.tsx'
export {
  Dialog,
  type DialogProps,
  MenuButton,
  type MenuButtonProps,
  type MenuChoice,
  PopoverPanel,
  type PopoverPanelProps,
  Sheet,
  type SheetProps,
} from './overlay.tsx'
export {
  Disclosure,
  type DisclosureProps,
  Facts,
  Kbd,
  Page,
  PageGroup,
  type PageProps,
  SkipLink,
  StateMark,
  type StateMarkProps,
  sayKeys,
  Waiting,
} from './page.tsx'
export { CommandPalette } from './palette.tsx'
export { ComboBox, type ComboBoxProps, Select, type SelectProps } from './picker.tsx'
export { remember, remembered, useRemembered } from './remember.ts'
export { type Column, type Sort, sortRows, Table, type TableProps } from './table.tsx'
export { type TabItem, Tabs, type TabsProps } from './tabs.tsx'
export { type Theme, useApplyTheme, useTheme } from './theme.ts'
export { referencesIn, Unbroken } from './unbroken.tsx'
