/** Runs a program with every wish for the network written down: by Node itself, and by the kernel where it lets us look. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const works = (command: string, args: string[]): boolean =>
  process.platform === 'linux' && spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** A network of its own that leads nowhere, not even to this machine. */
export const canCutOff = works('unshare', ['-rn', 'true'])
/** Every call of every process that leaves for an address. */
export const canTrace = works('strace', ['-f', '-e', 'trace=connect', '-o', '/dev/null', 'true'])

export type Ran = {
  code: number | null
  stdout: string
  stderr: string
  /** What Node was asked for, and what the kernel was. */
  wishes: string[]
  /** Where temporary files of this run were. */
  temp: string
  home: string
}

/** `scratch`: a folder of this run alone. `cutOff`: without any network, where the machine can do that. */
export async function run(
  scratch: string,
  args: string[],
  { cutOff = true, env = {} }: { cutOff?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const temp = join(scratch, 'tmp')
  const home = join(scratch, 'home')
  for (const folder of [temp, home]) mkdirSync(folder, { recursive: true })
  const noted = join(scratch, 'connections')
  const traced = join(scratch, 'strace')
  const watch = new URL('./connections.ts', import.meta.url).href
  const command = [
    ...(cutOff && canCutOff ? ['unshare', '-rn'] : []),
    ...(canTrace
      ? ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', traced]
      : []),
    process.execPath,
    '--import',
    watch,
    ...args,
  ]
  const [program = '', ...rest] = command
  const child = spawn(program, rest, {
    env: {
      ...process.env,
      NODE_OPTIONS: `--import ${watch}`,
      CHAIRSIDE_CONNECTIONS: noted,
      TMPDIR: temp,
      TMP: temp,
      TEMP: temp,
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const read = (file: string): string[] =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  // Node counts what it connects to inside of this machine (a pipe to its own child) as well: a path is no network.
  const byNode = read(noted).filter((line) => !/\\"path\\":/.test(line))
  const byKernel = read(traced).filter((line) => /AF_INET|AF_NETLINK.*RTM_NEW/.test(line))
  return { code, stdout, stderr, wishes: [...byNode, ...byKernel], temp, home }
}
