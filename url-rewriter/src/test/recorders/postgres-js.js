// Records what postgres.js (porsager) makes of a connection string, as JSON Lines on stdout. Opens no connection.
// Needs: Node >= 18 and, in the folder NODE_PATH names, `npm i postgres@3`.
// Run:   env -i PATH="$PATH" HOME=/nonexistent NODE_PATH=.../node_modules node postgres-js.js corpus-uri.txt > postgres-js.jsonl
//
// `postgres(url).options` has its defaults filled in. To tell them from what the text gave, every input is read twice
// under two different PG* environments: what changes between the two was not in the text, and is recorded as null.
// params: the query keys under the parser's option names (sslmode becomes ssl) with the strings that stood there.
'use strict'
const fs = require('fs')
const Module = require('module')
const file = require.resolve('postgres')
const { version } = JSON.parse(fs.readFileSync(file.replace(/cjs\/src\/index\.js$/, 'package.json')))

const m = new Module(file, module) // the package itself, with its internal parseUrl visible
m.filename = file
m.paths = Module._nodeModulePaths(file)
m._compile(fs.readFileSync(file, 'utf8') + '\nmodule.exports.parseUrl = parseUrl\n', file)
const postgres = m.exports

const environments = [1, 2].map((n) => ({ PGHOST: `unset-${n}`, PGPORT: String(n), PGUSER: `user-${n}`, PGDATABASE: `db-${n}`, PGPASSWORD: `pw-${n}` }))
const read = (url, env) => { Object.assign(process.env, env); return postgres(url).options }
const out = (o) => fs.writeSync(1, JSON.stringify(o) + '\n')
const strings = (o) => Object.fromEntries(Object.entries(o).map(([k, v]) => [k, String(v)]))

out({ dialect: 'postgres-js', parser: `postgres ${version} options, Node ${process.version}`, corpus: process.argv[2].split('/').pop() })
for (const line of fs.readFileSync(process.argv[2], 'utf8').split('\n')) {
  if (!line) continue
  const input = 'postgresql://' + JSON.parse(line)
  try {
    const [a, b] = environments.map((env) => read(input, env))
    const same = (k) => (a[k] === b[k] ? a[k] : null)
    const query = Object.fromEntries(postgres.parseUrl(input).url.searchParams)
    const params = {}
    for (const k of Object.keys(query)) {
      const name = k === 'sslmode' && query.sslmode ? 'ssl' : k
      if (k === 'sslmode' || !(k === 'ssl' && query.sslmode)) params[name] = query[k]
    }
    if (query.sslrootcert === 'system') params.ssl = a.ssl
    const kept = { ...strings(a.connection), ...strings(a) }
    for (const k of Object.keys(params)) if (!(k in kept)) throw new Error('recorder: lost ' + k)
    // Object.is: a port that is no number (NaN) in both readings came from the text
    let hosts = a.host.map((h, i) => [h, !Object.is(a.port[i], b.port[i]) ? null : Number.isNaN(a.port[i]) ? 'NaN' : a.port[i]])
    if (a.host.join() !== b.host.join()) hosts = hosts[0][1] === null ? [] : [['', hosts[0][1]]]
    out({ input, hosts, database: same('database'), user: same('user'), password: same('pass'), params })
  } catch (e) {
    out({ input, error: String(e.message).split('\n')[0] })
  }
}
process.exit(0)
