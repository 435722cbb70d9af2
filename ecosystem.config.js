// Postern under pm2: `pm2 start ecosystem.config.js`. docs/operating.md has the rest: logs, reload, start at boot.
module.exports = {
  apps: [
    {
      name: 'postern',
      script: './postern',
      args: 'serve', // with postern.yaml in this folder; another one: 'serve --config /etc/postern/postern.yaml'
      interpreter: 'none', // a program, not a script for node
      exec_mode: 'fork', // one server a store
      cwd: __dirname,
      // pm2 ends it with SIGINT, which it takes as SIGTERM: mail data in progress has 30 seconds to come to its end. pm2's
      // own patience is 1.6 seconds, then SIGKILL.
      kill_timeout: 60000,
      stop_exit_codes: [2], // the configuration is wrong: starting again does not mend it
      min_uptime: 5000, // whoever ends sooner, ten times in a row, is left alone: pm2 says errored
      max_restarts: 10,
    },
  ],
};
