// Runs a real Bluesky server (@atproto/pds) and a real directory of accounts (@did-plc/server, in memory), both on loopback only.
// pds.mjs FOLDER: where the server keeps its data. Prints "READY <address>" once it answers, and ends with its standard input.
// Accounts live as long as the process: the directory is in memory.
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { PDS, readEnv } from '@atproto/pds'

const plc = createRequire(import.meta.url)('@did-plc/server')
const data = process.argv[2]

// A port that nobody has now; should another program take it in the meantime, the start fails and says so.
const freePort = () => new Promise(resolve => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)) })
})

// Both listen on every address of the machine unless they are told otherwise, which neither has a setting for.
const onLoopback = app => { const listen = app.listen.bind(app); app.listen = (port, ...rest) => listen(port, '127.0.0.1', ...rest.filter(each => typeof each !== 'string')) }

const port = await freePort()
const plcPort = await freePort()
mkdirSync(`${data}/blobs`, { recursive: true })
Object.assign(process.env, {
  PDS_PORT: String(port),
  PDS_HOSTNAME: 'localhost',
  PDS_SERVICE_DID: 'did:web:localhost',
  // Clients make mentions of names only whose last part is a real one.
  PDS_SERVICE_HANDLE_DOMAINS: '.example.org',
  PDS_INVITE_REQUIRED: 'false',
  PDS_DEV_MODE: 'true',
  PDS_DISABLE_SSRF_PROTECTION: 'true',
  PDS_CRAWLERS: '',
  PDS_ENABLE_DID_DOC_WITH_SESSION: 'true',
  PDS_DATA_DIRECTORY: data,
  PDS_BLOBSTORE_DISK_LOCATION: `${data}/blobs`,
  PDS_BLOBSTORE_DISK_TMP_LOCATION: `${data}/blobs-tmp`,
  PDS_DID_PLC_URL: `http://localhost:${plcPort}`,
  PDS_JWT_SECRET: randomBytes(16).toString('hex'),
  PDS_DPOP_SECRET: randomBytes(32).toString('hex'),
  PDS_ADMIN_PASSWORD: randomBytes(16).toString('hex'),
  PDS_PLC_ROTATION_KEY_K256_PRIVATE_KEY_HEX: randomBytes(32).toString('hex'),
})

const directory = plc.PlcServer.create({ db: plc.Database.mock(), port: plcPort })
onLoopback(directory.app)
await directory.start()
const pds = await PDS.fromEnv(readEnv())
onLoopback(pds.app)
await pds.start()
console.log(`READY http://localhost:${port}`)

const stop = async () => {
  await pds.destroy().catch(() => {})
  await directory.destroy().catch(() => {})
  process.exit(0)
}
process.on('SIGTERM', stop)

// Whoever started this holds the other end: when that process is gone, however it ended, so is this one.
process.stdin.on('end', stop).resume()
