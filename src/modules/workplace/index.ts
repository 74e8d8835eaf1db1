export { ENVIRONMENT_KINDS, FREQUENCIES } from './workplace.types.ts';
export type { EnvironmentKind, Frequency, Importance, WorkEnvironment, WorkTask } from './workplace.types.ts';
export { byPriority, taskPriority } from './workplace.rules.ts';
export { getTask, listEnvironments, listTasks } from './server/workplace.store.ts';
export { addEnvironment, addTask, readTasks } from './server/workplace.usecases.ts';
export type { NewEnvironment, NewTask } from './server/workplace.usecases.ts';
