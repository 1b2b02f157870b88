/** How this rehearsal OBS behaves where real ones differ, lie, or take their time. */

/** 5.1 comes with OBS 29; 5.5 (OBS 30.2) reports settings of inputs and filters and names things by uuid too. */
export type Dialect = '5.1' | '5.5'

/** What real OBS does that a client must not fall for. All of it was measured on OBS 29.0.2. */
export type Lies = {
  /** So many of the next repairs (an item shown again soon after it was hidden) are reported and not done. */
  readonly enableEvents: number
  /** Studio mode puts a private copy on air: edits to the scene do not reach it. */
  readonly studioCopy: boolean
  /** A start of the recording that follows the stop too soon is accepted and does nothing. */
  readonly deafAfterStop: boolean
  /** A pause that is lifted within a frame leaves a recording that neither grows nor ends. */
  readonly deadAfterShortPause: boolean
  /** The name of a removed input stays taken until every scene that held it has been rendered. */
  readonly namesStayTaken: boolean
  /** Asking for the current programme scene while a collection loads ends OBS. */
  readonly diesWhileLoading: boolean
  /** So does starting the stream while an earlier start still connects. */
  readonly diesOfSecondStart: boolean
}

/** Milliseconds that things take. */
export type Timing = {
  readonly recordStart: number
  readonly recordStop: number
  readonly recordDeaf: number
  readonly streamStart: number
  readonly streamStop: number
  readonly collectionLoad: number
  /** How often image files are looked at for a newer modification time. */
  readonly fileCheck: number
}

export type Rules = {
  readonly dialect: Dialect
  readonly lies: Lies
  readonly timing: Timing
  /** False where the machine has no virtual camera driver. */
  readonly hasVirtualCamera: boolean
  /** Whether the stream's server takes the stream; nothing is ever sent. */
  readonly streamServerAnswers: boolean
  readonly imageFormats: readonly string[]
}

export const realLies: Lies = {
  enableEvents: 0,
  studioCopy: true,
  deafAfterStop: true,
  deadAfterShortPause: true,
  namesStayTaken: true,
  diesWhileLoading: true,
  diesOfSecondStart: true,
}

/** Medians of OBS 29.0.2 on two cores with software rendering. */
export const realTiming: Timing = {
  recordStart: 63,
  recordStop: 700,
  recordDeaf: 100,
  streamStart: 845,
  streamStop: 100,
  collectionLoad: 30,
  fileCheck: 1000,
}

/** For tests that are not about time. */
export const quickTiming: Timing = {
  recordStart: 0,
  recordStop: 0,
  recordDeaf: 5,
  streamStart: 5,
  streamStop: 5,
  collectionLoad: 5,
  fileCheck: 50,
}
