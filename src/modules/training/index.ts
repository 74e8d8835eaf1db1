/** What other rooms may know about the course for staff. Nothing else of this folder is imported from outside. */
export {
  COURSE_SCALE,
  EXAM,
  OPTIONS,
  PARAGRAPHS,
  PRACTICE,
  rateablesOf,
  RIGHT,
  UNITS,
  type TextCase,
  type UnitCode,
} from './course.ts';
export { GUIDE, TICKS } from './guide.ts';
export { levelField } from './training.forms.ts';
export { examNeeds, type ExamDoor } from './training.rules.ts';
export type { Agreement } from './agreement.rules.ts';
export { readGuide, readPractice, readUnit, saveGuide, savePractice, saveUnit } from './server/course.usecases.ts';
export { readCourse, takeExam, type CourseView } from './server/exam.usecases.ts';
export {
  askForCertificate,
  beginCertificate,
  readCertificate,
  type CertificateView,
} from './server/certificate.usecases.ts';
/** `findCertificate(tx, tenantId)`: the achievement that stands for the course; it is for staff, not for learners. */
export { findCertificate } from './server/training.store.ts';
/** Hears `people.person_erased`. */
export { eraseTraining } from './server/erase.ts';
