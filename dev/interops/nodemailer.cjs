// Sends the message on its input: node nodemailer.cjs '{"server": {}, "envelope": {}, "ca": "FILE"}'
const fs = require('node:fs');
const nodemailer = require('nodemailer');

const { server, envelope, ca } = JSON.parse(process.argv[2]);
nodemailer
  .createTransport({ ...server, tls: { ca: fs.readFileSync(ca) } })
  .sendMail({ envelope, raw: fs.readFileSync(0) })
  .then(({ response }) => console.log(response))
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
