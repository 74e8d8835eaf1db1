/**
 * What somebody may do for a learner. The learner reads each as a sentence (`people.on_behalf.<code>`), so a new code
 * comes with its sentence.
 */
export const ON_BEHALF = [
  'card_reissued',
  'pin_reset',
  'wait_lifted',
  'paper_keyed_in',
  'read_aloud',
  'interpreted',
  'recording_made',
  'proof_added',
  'witness_asked',
  'consent_recorded',
  'summary_confirmed',
  'recognition_asked',
  'appeal_written',
  'credential_printed',
  'bundle_sent',
  'supporter_invited',
  'coach_added',
  'coach_handed_over',
  'wishes_written',
] as const;

export type OnBehalf = (typeof ON_BEHALF)[number];
