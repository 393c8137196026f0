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
export {
  changeProblem,
  type Labels,
  leastReason,
  nationalSets,
  type RuleChange,
  type RuleSet,
  ruleChangeSchema,
  ruleSetOn,
  settingValueSchema,
} from './rule-set.ts'
