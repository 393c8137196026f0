export {
  inWords,
  type SettingDefinition,
  type SettingGroup,
  type SettingSource,
  type SettingValue,
  settingGroups,
  valueProblem,
} from './definition.ts'
export { clockKey, settingDefinition, settingDefinitions } from './definitions.ts'
export { type NationalSet, nationalSets } from './national.ts'
export {
  changeProblem,
  type Labels,
  leastReason,
  type RuleChange,
  type RuleSet,
  ruleChangeSchema,
  ruleSetOn,
  settingValueSchema,
} from './rule-set.ts'
