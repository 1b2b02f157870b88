/** One sentence for each kind of ledger entry about comments. */
export const commentEntries = {
  comment: {
    batch: 'Comments kept: {{number}}; adverse evaluations among them: {{adverse}}',
    coverage: {
      connected: 'The comment source “{{source}}” is connected',
      lost: 'The comment source “{{source}}” was lost: {{why}}',
      'ended-closed': 'The comment source “{{source}}” was closed',
      'ended-read': 'The file of the comment source “{{source}}” has been read',
      'ended-unreadable': 'The comment source “{{source}}” ended: its file cannot be read',
      'ended-other': 'The comment source “{{source}}” ended: {{why}}',
      refused: 'The platform refused the comment source “{{source}}”: {{why}}',
      silent: 'No comment came from “{{source}}” for {{seconds}} s since {{from}}',
      'silence-over': 'Comments come from “{{source}}” again after {{seconds}} s of silence',
      missed: 'Comments of “{{source}}” between {{from}} and {{to}} are missing',
      'may-have-missed': 'Comments of “{{source}}” between {{from}} and {{to}} may be missing',
      'missed-counted': 'Comments of “{{source}}” missing between {{from}} and {{to}}: {{number}}',
      partial: '“{{source}}” hands over a part of the comments only: {{rule}}',
      'dropped-flood': '“{{source}}” came too fast; comments not taken: {{number}}',
      'dropped-malformed':
        'Messages of “{{source}}” that could not be understood, and were not taken: {{number}}',
      'dropped-too-large': 'Messages of “{{source}}” that were too large, and were not taken: {{number}}',
      'dropped-repeated': 'Comments that “{{source}}” sent again: {{number}}; one of each is kept',
      'dropped-wrong-signature':
        'Messages of “{{source}}” that were signed wrongly, and were not taken: {{number}}',
      'dropped-replayed': 'Messages of “{{source}}” that were replays, and were not taken: {{number}}',
      'dropped-not-kept': 'Comments of “{{source}}” that could not be stored: {{number}}',
      'clock-differs': 'The clock of “{{source}}” and this one differ by {{seconds}} s',
    },
    'cut-off':
      'Comments cut off at the start because no entry had committed them: {{number}} ({{bytes}} bytes); no source had been told that they were kept',
    damaged:
      'The comment segment {{segment}} is {{bytes}} bytes shorter than the ledger says: comments of the record are missing',
    model: {
      'in-use': 'Comments are classified by the model {{model}}',
      missing:
        'There is no usable comment model; every comment is treated as one that may be an adverse evaluation: {{why}}',
    },
    'sources-set': {
      some: '{{who}} set where comments come from: {{names}}',
      none: '{{who}} removed every comment source',
    },
    purged: 'All comments of a session ({{number}}) were kept until {{until}} and have been deleted',
  },
  moderation: {
    acted: 'By {{who}}: {{act}} the comment “{{text}}”',
    asked:
      'Asked for by {{who}}: {{act}} the comment “{{text}}”; it stays visible until a supervisor approves',
    approved: 'Approved by {{who}}: {{act}} the comment “{{text}}”',
    declined: '{{who}} did not approve it: {{note}}',
    refused: 'Refused to {{who}}: {{act}} the comment “{{text}}”. {{said}}',
    undone: {
      plain: '{{who}} took entry {{entry}} back: {{act}}',
      noted: '{{who}} took entry {{entry}} back: {{act}}. Note: {{note}}',
    },
    outcome: '{{said}}',
    external: {
      'deletion-flagged':
        'Somebody deleted the adverse evaluation “{{text}}” on “{{source}}”, which nobody here had approved',
      'deletion-seen': 'Somebody deleted the comment “{{text}}” on “{{source}}”',
      'deletion-own': '“{{source}}” deleted the comment “{{text}}” as asked from here',
      'deletion-unknown': 'Somebody deleted a comment on “{{source}}” that has not come here',
      'user-muted-flagged':
        'Somebody muted a user on “{{source}}”, which nobody here had approved; adverse evaluations of that user: {{number}}',
      'user-muted-seen': 'Somebody muted a user on “{{source}}”',
      'user-muted-own': '“{{source}}” muted a user as asked from here',
      'all-cleared-flagged':
        'Somebody cleared all comments on “{{source}}”; adverse evaluations among them: {{number}}',
      'all-cleared-seen': 'Somebody cleared all comments on “{{source}}”',
      'all-cleared-own': '“{{source}}” cleared the comments as asked from here',
    },
    'filter-tried':
      '{{who}} tried the keywords “{{words}}”. Comments that they would hide: {{hits}}; adverse evaluations among them: {{adverse}}',
    'filter-refused': 'Refused to {{who}}: a filter of the keywords “{{words}}”. {{said}}',
    'filter-set': '{{who}} set a filter of the keywords “{{words}}”',
    'filter-removed': '{{who}} removed the keyword filter {{filter}}',
    filtered:
      'Comments hidden by keyword filters: {{number}}; spared, because they may be adverse evaluations: {{spared}}',
  },
}
