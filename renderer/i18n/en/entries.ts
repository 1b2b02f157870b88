import type { Same } from '../same.ts'
import type { entries as zh } from '../zh-CN/entries.ts'
import { commentEntries } from './comment-entries.ts'

export const entries: Same<typeof zh> = {
  ledger: {
    opened: 'The ledger was opened under the name {{origin}}',
    erased: '{{who}} erased content whose time was over; entries: {{number}}; reason: {{reason}}',
  },
  people: {
    'user-added': {
      owner: '{{who}} added {{name}} as an owner',
      supervisor: '{{who}} added {{name}} as a supervisor',
      auditor: '{{who}} added {{name}} as an auditor',
      operator: '{{who}} added {{name}} as an operator',
    },
    'user-changed': {
      active: '{{who}} changed the details of {{name}}',
      inactive: '{{who}} deactivated {{name}}',
    },
    'pin-set': '{{who}} set a new PIN for {{name}}',
    'signed-in': '{{name}} signed in',
    'signed-out': '{{name}} signed out',
    'sign-in-refused': {
      'wrong-pin': '{{name}} was not signed in: wrong PIN, {{failures}} in a row',
      locked: '{{name}} was not signed in: too many wrong PINs, locked until {{until}}',
      inactive: '{{name}} was not signed in: the user is deactivated',
    },
  },
  room: {
    opened: '{{who}} opened the room “{{room}}”',
    changed: '{{who}} changed the details of the room “{{room}}”',
  },
  source: {
    declared: {
      real: '{{who}} declared the source “{{source}}” to be a real person or place',
      'virtual-image': '{{who}} declared the source “{{source}}” to be a virtual image',
      media: '{{who}} declared the source “{{source}}” to be prepared media',
      overlay: '{{who}} declared the source “{{source}}” to be an overlay',
    },
    changed: {
      'captures-else':
        'The source “{{source}}” captures something else (“{{was}}” before, “{{now}}” now): what was declared of it holds no longer',
      renamed: 'The source “{{source}}” was renamed to “{{now}}”: what was declared of it holds no longer',
      removed: 'The source “{{source}}” was removed: what was declared of it holds no longer',
    },
  },
  session: {
    'preflight-began': '{{who}} began the preflight',
    'preflight-ended': '{{who}} ended the preflight without going live',
    'rehearsal-began': '{{who}} began a rehearsal; nothing goes out',
    'rehearsal-ended': '{{who}} ended the rehearsal and went back to the preflight',
    'went-live': {
      'obs-stream': '{{who}} went live; OBS streams',
      'virtual-camera': '{{who}} went live through the virtual camera and the platform’s companion',
    },
    closing: {
      operator: '{{who}} is ending the session',
      shutdown: 'The studio is shutting down and ends the session',
      ladder: 'The guards could not restore the picture; the session is being ended',
    },
    archived: 'The session was archived; recordings: {{number}}',
    'go-refused': {
      live: '{{who}} could not go live; checks that did not pass: {{number}}',
      rehearsing: '{{who}} could not rehearse; checks that did not pass: {{number}}',
    },
    adopted: 'The studio took the running session over again; nothing is known of {{from}} to {{to}}',
    'safe-scene': {
      'on-operator': '{{who}} cut to the safe scene',
      'off-operator': '{{who}} cut back from the safe scene',
      'on-ladder': 'The guards could not restore the picture and cut to the safe scene',
      'off-ladder': 'The picture is restored; cut back from the safe scene',
    },
  },
  output: {
    seen: {
      'stream-on-asked': 'The stream started, confirmed by OBS',
      'stream-off-asked': 'The stream stopped, confirmed by OBS',
      'stream-on-behind': 'Somebody started the stream in OBS itself',
      'stream-off-behind': 'Somebody stopped the stream in OBS itself',
      'virtual-camera-on-asked': 'The virtual camera started, confirmed by OBS',
      'virtual-camera-off-asked': 'The virtual camera stopped, confirmed by OBS',
      'virtual-camera-on-behind': 'Somebody started the virtual camera in OBS itself',
      'virtual-camera-off-behind': 'Somebody stopped the virtual camera in OBS itself',
      'record-on-asked': 'The recording started, confirmed by OBS',
      'record-off-asked': 'The recording stopped, confirmed by OBS',
      'record-on-behind': 'Somebody started the recording in OBS itself',
      'record-off-behind': 'Somebody stopped the recording in OBS itself',
    },
  },
  card: {
    added: {
      allow: '{{who}} added the card “{{title}}”: it may air',
      warn: '{{who}} added the card “{{title}}”: it may air, with a warning',
      'needs-approval': '{{who}} added the card “{{title}}”: somebody else must approve it',
      refuse: '{{who}} added the card “{{title}}”: it must not air',
    },
    changed: {
      allow: '{{who}} changed the card “{{title}}”: it may air',
      warn: '{{who}} changed the card “{{title}}”: it may air, with a warning',
      'needs-approval': '{{who}} changed the card “{{title}}”: somebody else must approve it',
      refuse: '{{who}} changed the card “{{title}}”: it must not air',
    },
    'judged-again': {
      allow: 'The card “{{title}}” was judged again under {{pack}}: it may air',
      warn: 'The card “{{title}}” was judged again under {{pack}}: it may air, with a warning',
      'needs-approval': 'The card “{{title}}” was judged again under {{pack}}: somebody else must approve it',
      refuse: 'The card “{{title}}” was judged again under {{pack}}: it must not air',
    },
    removed: '{{who}} removed the card “{{title}}”: {{reason}}',
    approved: '{{who}} approved the card “{{title}}”: {{reason}}',
    aired: '{{who}} put the card “{{title}}” on air',
    pulled: {
      operator: '{{who}} pulled the card “{{title}}”',
      'verdict-changed': 'The card “{{title}}” was pulled because its verdict changed',
      'session-closing': 'The session ended and the card “{{title}}” was pulled',
      replaced: 'The card “{{title}}” was replaced by another',
    },
    'air-refused': '{{who}} was refused to air the card “{{title}}”: {{said}}',
    imported: '{{who}} imported {{file}}; cards added: {{added}}, wrong rows left out: {{bad}}',
  },
  place: {
    declared: {
      allow: '{{who}} declared the place: {{said}}',
      warn: '{{who}} declared the place, with a warning: {{said}}',
      refuse: '{{who}} declared a place that the room must not go out from: {{said}}',
    },
  },
  probe: {
    'qr-seen': {
      platform: 'A QR code came into the picture, of the platform itself: {{content}}',
      card: 'A QR code came into the picture, to the link of a product card: {{content}}',
      declared: 'A declared QR code came into the picture: {{content}}',
      'off-platform':
        'A QR code came into the picture that leads off the platform and that nobody declared: {{content}}',
    },
  },
  code: {
    declared: '{{who}} declared the QR code “{{content}}”, because: {{reason}}',
    withdrawn: '{{who}} withdrew the declaration of the QR code “{{content}}”, because: {{reason}}',
  },
  guard: {
    restored: {
      label: 'The AI label was back within {{ms}} ms. What was seen: {{facts}}',
      card: 'The card was put right within {{ms}} ms. What was seen: {{facts}}',
      notices: 'The notice was put right within {{ms}} ms. What was seen: {{facts}}',
      canvas: 'The canvas was back within {{ms}} ms. What was seen: {{facts}}',
      collection: 'The collection was back within {{ms}} ms. What was seen: {{facts}}',
      audio: 'The sound was back within {{ms}} ms. What was seen: {{facts}}',
      recording: 'The recording was back within {{ms}} ms. What was seen: {{facts}}',
      output: 'The output was back within {{ms}} ms. What was seen: {{facts}}',
      'studio-mode': 'Studio mode was switched off within {{ms}} ms. What was seen: {{facts}}',
      'safe-scene': 'The safe scene was back within {{ms}} ms. What was seen: {{facts}}',
      pulled: 'What was pulled was hidden again within {{ms}} ms. What was seen: {{facts}}',
      undeclared: 'No source is undeclared any more, after {{ms}} ms. What was seen: {{facts}}',
      picture: 'The picture is right again after {{ms}} ms. What was seen: {{facts}}',
    },
    'restored-often':
      '“{{guard}}” was restored {{number}}× in {{seconds}} s, within {{ms}} ms at the slowest. What was seen: {{facts}}',
    'not-restored': {
      label: 'The AI label is not back after {{attempts}} tries. What was seen: {{facts}}',
      card: 'The card is not right after {{attempts}} tries. What was seen: {{facts}}',
      notices: 'The notice is not right after {{attempts}} tries. What was seen: {{facts}}',
      canvas: 'The canvas is not back after {{attempts}} tries. What was seen: {{facts}}',
      collection: 'The collection is not back after {{attempts}} tries. What was seen: {{facts}}',
      audio: 'The sound is not back after {{attempts}} tries. What was seen: {{facts}}',
      recording: 'The recording is not back after {{attempts}} tries. What was seen: {{facts}}',
      output: 'The output is not back after {{attempts}} tries. What was seen: {{facts}}',
      'studio-mode': 'Studio mode is still on after {{attempts}} tries. What was seen: {{facts}}',
      'safe-scene': 'The safe scene is not back after {{attempts}} tries. What was seen: {{facts}}',
      pulled: 'What was pulled still shows after {{attempts}} tries. What was seen: {{facts}}',
      undeclared: 'An undeclared source is still in the picture. What was seen: {{facts}}',
      picture: 'The picture is still not right. What was seen: {{facts}}',
    },
    rung: {
      prompt: '“{{guard}}” is not restored after {{seconds}} s: act now. What was seen: {{facts}}',
      warning:
        '“{{guard}}” is not restored after {{seconds}} s; viewers are warned. What was seen: {{facts}}',
      pull: '“{{guard}}” is not restored after {{seconds}} s; its sources were pulled. What was seen: {{facts}}',
      'safe-scene':
        '“{{guard}}” is not restored after {{seconds}} s; cut to the safe scene. What was seen: {{facts}}',
      'stop-output':
        '“{{guard}}” is not restored after {{seconds}} s; output stopped. What was seen: {{facts}}',
    },
    'rung-left': {
      proved: '“{{guard}}” is proved in force again; “{{from}}” was lifted',
      held: '“{{from}}” for “{{guard}}” is held and was lifted',
      lowered: '“{{from}}” for “{{guard}}” is held; back to “{{to}}”',
      'not-out': 'The room is no longer out; “{{from}}” for “{{guard}}” was lifted',
    },
    'not-climbed': {
      held: '“{{rungs}}” for “{{guard}}” was due and not done: it is held until {{until}}',
      'not-in-pack': '“{{guard}}” has no “{{rungs}}”: the rule pack does not provide for it',
      'nothing-to-pull': '“{{rungs}}” for “{{guard}}” was due and not done: no source is there to pull',
      'safe-already': '“{{rungs}}” for “{{guard}}” was due and not done: the picture is safe already',
      unreachable: '“{{rungs}}” for “{{guard}}” cannot be done: OBS cannot be reached',
    },
    'hold-asked':
      '{{who}} asks to hold “{{rung}}” of “{{guard}}” for {{minutes}} min; a supervisor must approve. Reason: {{reason}}',
    held: '{{who}} holds “{{rung}}” of “{{guard}}” until {{until}}. Reason: {{reason}}',
    'hold-approved':
      '{{who}} approved holding “{{rung}}” of “{{guard}}” until {{until}} (asked by {{name}}). Reason: {{reason}}',
    'hold-refused': '{{who}} was refused to hold “{{rung}}” of “{{guard}}”: {{said}}',
    'hold-ended': '{{who}} ended the hold on “{{rung}}” of “{{guard}}” early',
    unproved: 'OBS cannot be read; nothing is proved since {{from}}: {{cause}}',
    'proved-again': 'The guards are proved again; {{from}} to {{to}} stays unproved',
    unrecorded:
      'While the ledger could not write ({{from}} to {{to}}), facts went unrecorded: {{number}}; cause: {{why}}',
  },
  obs: {
    'ending-agreed': {
      yes: '{{who}} agreed that the OBS on this PC is ended where it cannot be reached while the room is out',
      no: '{{who}} took back the agreement: an OBS that cannot be reached is not ended',
    },
    ended:
      'OBS could not be reached since {{from}} and was ended as the owner had agreed ({{program}}, process {{pid}})',
    'other-studio': 'Another studio ({{studio}}) guards this OBS; this one changes nothing',
    'other-studio-gone': 'The other studio ({{studio}}) is gone; this one guards the OBS',
    'not-ended': {
      'not-agreed':
        'OBS cannot be reached since {{from}}; it was not ended, as the owner had not agreed to it',
      elsewhere: 'OBS cannot be reached since {{from}}; it was not ended, as it is not on this PC',
      gone: 'OBS cannot be reached since {{from}}: it no longer runs',
      'not-obs':
        'OBS cannot be reached since {{from}}; nothing was ended, as its port belongs to “{{program}}”',
      failed: 'OBS cannot be reached since {{from}}; the system did not let it be ended ({{program}})',
    },
    changed: {
      collection: 'Somebody changed the scene collection in OBS from “{{from}}” to “{{to}}”',
      profile: 'Somebody changed the profile in OBS from “{{from}}” to “{{to}}”',
      canvas: 'The canvas went from {{from}} to {{to}}; the overlays were drawn anew',
      'record-folder': 'Somebody changed the record folder in OBS from “{{from}}” to “{{to}}”',
      'stream-service': 'The stream service was changed while out: it was {{from}} and is {{to}}',
      'stream-key': 'The stream key was changed while out ({{to}})',
    },
  },
  notice: {
    shown: {
      warning: 'The warning of a violation went on air: {{text}}',
      minors: "The minors' notice went on air before the card: {{text}}",
      'off-platform': 'The notice on deals outside the platform went on air: {{text}}',
      place: 'The notice on places went on air: {{text}}',
    },
    ended: {
      'warning-over': 'The warning of a violation is off the air after {{seconds}} s',
      'minors-over': "The minors' notice is off the air after {{seconds}} s",
      'off-platform-over': 'The notice on deals outside the platform is off the air after {{seconds}} s',
      'place-over': 'The notice on places is off the air after {{seconds}} s',
      'warning-interrupted':
        'The warning of a violation is not proved to be on air any more after {{seconds}} s',
      'minors-interrupted': "The minors' notice is not proved to be on air any more after {{seconds}} s",
      'off-platform-interrupted':
        'The notice on deals outside the platform is not proved to be on air any more after {{seconds}} s',
      'place-interrupted': 'The notice on places is not proved to be on air any more after {{seconds}} s',
    },
  },
  recording: {
    started: 'A new recording started',
    stopped: 'The recording {{file}} is complete',
    kept: {
      whole: 'The recording {{file}} was archived and is kept until {{until}}',
      silent: 'The recording {{file}} was archived and is kept until {{until}}; there is no sound in it',
      blind: 'The recording {{file}} was archived and is kept until {{until}}; there is no picture in it',
    },
    missing: 'The recording {{file}} cannot be found: {{why}}',
    gap: {
      lost: 'The recording was interrupted for {{seconds}} s, and nothing else has that time',
      covered: 'The recording was interrupted for {{seconds}} s; the second recorder has that time',
    },
    'delete-refused': '{{who}} was refused to delete a recording that must be kept until {{until}}',
  },
  ...commentEntries,
  other: '{{who}} recorded a “{{kind}}”',
  erased: 'The content of entry {{seq}} was erased when its time was over; only its proof remains',
  studio: 'The studio',
  somebody: 'an unknown user',
}
