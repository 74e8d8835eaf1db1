import type { Check, Report } from '../types.ts';
import { notApplicable, summarise, unknown } from './report.ts';

/** A report for a file of which nothing could be read: the one answer, and honest gaps. */
export const unreadableReport = (integrity: Check, format: Report['format']): Report => {
  const checks = {
    integrity,
    issuer: unknown('issuer.not_reached'),
    validity: unknown('validity.not_reached'),
    status: unknown('status.not_reached'),
    model: unknown('model.not_reached'),
    evidence: notApplicable('evidence.not_reached'),
  };
  return { summary: summarise(checks), format, checks };
};
