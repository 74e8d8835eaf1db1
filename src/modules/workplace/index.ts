export { ENVIRONMENT_KINDS, FREQUENCIES } from './workplace.types.ts';
export type { EnvironmentKind, Frequency, Importance, WorkEnvironment, WorkTask } from './workplace.types.ts';
export { getTask, listEnvironments, listTasks } from './server/workplace.store.ts';
