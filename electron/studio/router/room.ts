import { randomUUID } from 'node:crypto'
import { RoomId, SessionId } from '#shared/model/ids.ts'
import { declaredCodes } from '../../rooms/codes.ts'
import { noRoom } from '../../rooms/decide.ts'
import { latestSession, theRoom } from '../../rooms/read.ts'
import { isOwnName, ownNames } from '../room/own-names.ts'
import type { Studio } from '../studio.ts'
import { procedures, recorded, refusalError, requireRight, settled, signedIn } from './context.ts'

export function roomRouter(studio: Studio) {
  const { door } = studio
  return {
    watch: procedures.room.watch.handler(({ context, signal }) => {
      signedIn(context)
      return studio.view.watch(signal ?? new AbortController().signal)
    }),
    open: procedures.room.open.handler(async ({ input, context }) => {
      const room = { ...input, id: RoomId.parse(randomUUID()) }
      return recorded(await door.asUser(signedIn(context), 'room.open', room))
    }),
    change: procedures.room.change.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'room.change', input)),
    ),
    declareSource: procedures.room.declareSource.handler(async ({ input, context }) => {
      const user = signedIn(context)
      // What it captures now is part of the declaration: a source that later captures something else is undeclared.
      const { source, nature, seen } = input
      const capture = studio.report().sources.find(({ name }) => name === source)?.capture ?? null
      if (capture === null) throw refusalError(unreadSource(source))
      if (seen !== undefined && seen !== capture) throw refusalError(changedMeanwhile(source, capture))
      const answer = await door.asUser(user, 'source.declare', { source, nature, capture })
      // Whoever declares last looks at the checks next: they must not show a proof from before it.
      await studio.refresh()
      return recorded(answer)
    }),
    declarePlace: procedures.room.declarePlace.handler(async ({ input, context }) => {
      const answer = await door.asUser(signedIn(context), 'place.declare', input)
      return settled(answer.outcome)
    }),
    codes: procedures.room.codes.handler(({ context }) => {
      signedIn(context)
      const room = theRoom(studio.db)
      return room === undefined ? [] : [...declaredCodes(studio.db, room.id)]
    }),
    declareCode: procedures.room.declareCode.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'code.declare', input)),
    ),
    withdrawCode: procedures.room.withdrawCode.handler(async ({ input, context }) =>
      recorded(await door.asUser(signedIn(context), 'code.withdraw', input)),
    ),
    prepare: procedures.room.prepare.handler(async ({ context }) => {
      requireRight(studio.db, signedIn(context), 'session.begin-preflight')
      await studio.prepare()
      return { checks: studio.preflight('live') }
    }),
  }
}

export function sessionRouter(studio: Studio) {
  const { db, door } = studio
  const goOut = (to: 'live' | 'rehearsing') => {
    const room = theRoom(db)
    if (room === undefined) throw refusalError(noRoom)
    return { checks: studio.preflight(to), room }
  }
  return {
    beginPreflight: procedures.session.beginPreflight.handler(async ({ input, context }) => {
      const session = SessionId.parse(randomUUID())
      return recorded(await door.asUser(signedIn(context), 'session.begin-preflight', { ...input, session }))
    }),
    endPreflight: procedures.session.endPreflight.handler(async ({ context }) =>
      recorded(await door.asUser(signedIn(context), 'session.end-preflight', {})),
    ),
    rehearse: procedures.session.rehearse.handler(async ({ context }) => {
      const user = signedIn(context)
      await studio.prepare()
      return recorded(await door.asUser(user, 'session.rehearse', goOut('rehearsing')))
    }),
    goLive: procedures.session.goLive.handler(async ({ context }) => {
      const user = signedIn(context)
      await studio.prepare()
      return recorded(await door.asUser(user, 'session.go-live', goOut('live')))
    }),
    backToPreflight: procedures.session.backToPreflight.handler(async ({ context }) =>
      recorded(await door.asUser(signedIn(context), 'session.back-to-preflight', {})),
    ),
    close: procedures.session.close.handler(async ({ context }) =>
      recorded(await door.asUser(signedIn(context), 'session.close', { why: 'operator' })),
    ),
    cutSafe: procedures.session.cutSafe.handler(async ({ context }) =>
      recorded(await door.asUser(signedIn(context), 'session.cut-safe', {})),
    ),
    cutBack: procedures.session.cutBack.handler(async ({ context }) =>
      recorded(await door.asUser(signedIn(context), 'session.cut-back', {})),
    ),
    switchScene: procedures.session.switchScene.handler(async ({ input, context }) => {
      requireRight(db, signedIn(context), 'session.switch-scene')
      const { scene } = input
      if (isOwnName(scene)) throw refusalError(useTheKey)
      const room = theRoom(db)
      const isSafe = room !== undefined && latestSession(db, room.id)?.safe === true
      if (isSafe || studio.report().ladder.safeScene) throw refusalError(safeIsOn)
      if (!(await studio.switchScene(scene))) throw refusalError(notSwitched(scene, studio.report().scenes))
      return { scene }
    }),
  }
}

function unreadSource(source: string) {
  return {
    code: 'source.unread',
    said: {
      zh: `OBS 里没有“${source}”，或还读不到它采集什么。`,
      en: `OBS has no “${source}”, or does not tell yet what it captures.`,
    },
    remedy: {
      zh: '请检查 OBS 连接和这个来源，然后再申报。',
      en: 'Check the connection to OBS and the source, then declare it.',
    },
    cites: [],
  }
}

function changedMeanwhile(source: string, capture: string) {
  return {
    code: 'source.changed-meanwhile',
    said: {
      zh: `“${source}”刚刚换了内容，现在采集的是“${capture}”。`,
      en: `“${source}” has just changed: it captures “${capture}” now.`,
    },
    remedy: { zh: '请看清现在的内容再申报。', en: 'Look at what it captures now, then declare it.' },
    cites: [],
  }
}

const useTheKey = {
  code: 'scene.safe-by-key',
  said: {
    zh: `“${ownNames.safeScene}”不从场景列表切换。`,
    en: `“${ownNames.safeScene}” is not switched to from the list of scenes.`,
  },
  remedy: {
    zh: '请用安全画面键，这样切换会记入台账。',
    en: 'Use the safe-scene key, so that the cut is recorded.',
  },
  cites: [],
}

const safeIsOn = {
  code: 'scene.safe-is-on',
  said: { zh: '正在安全画面上，不能切换场景。', en: 'The safe scene is on, so no other can be switched to.' },
  remedy: { zh: '请先从安全画面切回。', en: 'Cut back from the safe scene first.' },
  cites: [],
}

/** `scenes` are those that OBS has, as far as it can be read. */
function notSwitched(scene: string, scenes: readonly string[]) {
  const isThere = scenes.includes(scene)
  return {
    code: 'scene.not-switched',
    said: { zh: `没有切换到“${scene}”。`, en: `The programme was not switched to “${scene}”.` },
    remedy: isThere
      ? { zh: '请检查 OBS 连接，然后再试。', en: 'Check the connection to OBS, then try again.' }
      : {
          zh: '请检查 OBS 连接，并看这个场景是否还在 OBS 里。',
          en: 'Check the connection to OBS, and whether it still has this scene.',
        },
    cites: [],
  }
}
