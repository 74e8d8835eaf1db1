import { boolean, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bytea, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { CareEnd, Role } from '../people.schemas.ts';

/** An organisation is a tenant: its `id` and `tenant_id` are the same word. */
export const organisation = pgTable(
  'organisation',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** Names the organisation in addresses (`/o/second-round/did.json`): never changes once a credential is signed. */
    slug: text('slug').notNull(),
    publicName: text('public_name').notNull(),
    legalName: text('legal_name').notNull(),
    country: text('country').notNull(),
    region: text('region').notNull(),
    language: text('language').notNull(),
    createdAt: at('created_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('organisation_slug').on(t.slug),
    ...tenantRules('organisation'),
  ],
);

export const person = pgTable(
  'person',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    fullName: text('full_name').notNull(),
    knownAs: text('known_as').notNull(),
    language: text('language').notNull(),
    createdAt: at('created_at'),
    createdBy: text('created_by').notNull(),
    /** Cannot come in until it is lifted; everything else stays. */
    suspendedAt: maybeAt('suspended_at'),
    /** Ended here. From then on the row holds a role in place of the name: what they did stays, named by role. */
    leftAt: maybeAt('left_at'),
    /** A learner who deleted the account. The row stays without a name, because decisions and awards point to it. */
    erasedAt: maybeAt('erased_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('person')],
);

/** The roles of a person; a role that is taken away leaves no row, the audit trail remembers it. */
export const membership = pgTable(
  'membership',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    role: text('role').$type<Role>().notNull(),
    since: at('since'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId, t.role] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    ...tenantRules('membership'),
  ],
);

/**
 * Name and password: the way in of staff, and of a learner who has taken the account over. The login name is unique over
 * the whole instance, so that nobody has to pick an organisation.
 */
export const staffLogin = pgTable(
  'staff_login',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    loginName: text('login_name').notNull(),
    /** `argon2id$…`, see `secrets.ts`. */
    passwordHash: text('password_hash').notNull(),
    changedAt: at('changed_at'),
    /** Set while somebody else knows the password: the account page asks for a new one. */
    mustChange: boolean('must_change').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    uniqueIndex('staff_login_name').on(t.loginName),
    ...tenantRules('staff_login'),
  ],
);

export const passkey = pgTable(
  'passkey',
  {
    tenantId: tenantId(),
    /** Credential id as the authenticator gives it, base64url. */
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    publicKey: bytea('public_key').notNull(),
    counter: integer('counter').notNull(),
    /** Comma-separated, as WebAuthn names them; a hint for the browser only. */
    transports: text('transports').notNull(),
    label: text('label').notNull(),
    createdAt: at('created_at'),
    lastUsedAt: maybeAt('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    uniqueIndex('passkey_id').on(t.id),
    ...tenantRules('passkey'),
  ],
);

/**
 * Challenges that wait for an answer, each good for one use. Belongs to the instance, since nobody is known yet at
 * sign-in: row rules are on and no policy lets the tenants' role in.
 */
export const passkeyChallenge = pgTable('passkey_challenge', {
  /** The browser keeps this in a cookie. */
  id: text('id').primaryKey(),
  challenge: text('challenge').notNull(),
  /** Set when a signed-in person adds a passkey; empty at sign-in. */
  personId: text('person_id').notNull(),
  endsAt: at('ends_at'),
}).enableRLS();

/** A printed learner card. One living card a learner: a lost one is voided when the next is issued. */
export const card = pgTable(
  'card',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    /** HMAC of the plain code under the instance key: finds the card, does not tell the code. */
    codeHash: text('code_hash').notNull(),
    /** The code under the instance key, so that the coach can print the same card again. */
    sealedCode: bytea('sealed_code').notNull(),
    /** Name of the picture on the card: helps the owner, is no secret. */
    picture: text('picture').notNull(),
    issuedAt: at('issued_at'),
    issuedBy: text('issued_by').notNull(),
    voidedAt: maybeAt('voided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    uniqueIndex('card_code_hash').on(t.codeHash),
    ...tenantRules('card'),
  ],
);

/** The learner's PIN or four pictures, and the wrong tries. No row means: the learner chooses at the next entry. */
export const learnerPin = pgTable(
  'learner_pin',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    kind: text('kind').$type<'pin' | 'pictures'>().notNull(),
    /** `argon2id$…` of the PIN or the pictures mixed with the instance key, see `secrets.ts`. */
    pinHash: text('pin_hash').notNull(),
    setAt: at('set_at'),
    wrongTries: integer('wrong_tries').notNull(),
    waitUntil: maybeAt('wait_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    ...tenantRules('learner_pin'),
  ],
);

export const session = pgTable(
  'session',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    kind: text('kind').$type<'staff' | 'learner'>().notNull(),
    /** SHA-256 of the 192 random bits in the cookie. */
    tokenHash: text('token_hash').notNull(),
    /** How the person came in. */
    means: text('means').$type<'password' | 'passkey' | 'card'>().notNull(),
    /** Browser and system in words ("Firefox, Windows"), for the person's own list; never the whole header. */
    device: text('device').notNull(),
    startedAt: at('started_at'),
    seenAt: at('seen_at'),
    /** Absolute end. */
    endsAt: at('ends_at'),
    endedAt: maybeAt('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    uniqueIndex('session_token_hash').on(t.tokenHash),
    ...tenantRules('session'),
  ],
);

export const coachLearner = pgTable(
  'coach_learner',
  {
    tenantId: tenantId(),
    coachId: text('coach_id').notNull(),
    learnerId: text('learner_id').notNull(),
    since: at('since'),
    /** Set when they went apart; the row stays, so that the coach can be told why. */
    endedAt: maybeAt('ended_at'),
    ended: text('ended').$type<CareEnd>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.coachId, t.learnerId] }),
    foreignKey({ columns: [t.tenantId, t.coachId], foreignColumns: [person.tenantId, person.id] }),
    foreignKey({ columns: [t.tenantId, t.learnerId], foreignColumns: [person.tenantId, person.id] }),
    ...tenantRules('coach_learner'),
  ],
);

/** What somebody was writing when their session ended, kept under the instance key until they are back. */
export const keptForm = pgTable(
  'kept_form',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    sealed: bytea('sealed').notNull(),
    endsAt: at('ends_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.personId], foreignColumns: [person.tenantId, person.id] }),
    ...tenantRules('kept_form'),
  ],
);
