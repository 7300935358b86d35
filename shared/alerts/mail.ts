/** A mail as it is to be sent. Who sends it adds from whom, and the encodings that a mail needs. */
export interface Mail {
  to: readonly string[];
  /** One line. */
  subject: string;
  text: string;
  html: string;
  /** Names and values are ASCII on one line. */
  headers: Readonly<Record<string, string>>;
}

/** What the service that takes mails answered; 429 also for whatever else passes, such as that sending is paused. */
export interface Mailed {
  status: number;
  /** Of a success its id, else what is wrong. */
  text: string;
}

/** Hands a mail over. @throws UpstreamFailure if there is no answer. */
export type SendMail = (mail: Mail) => Promise<Mailed>;
