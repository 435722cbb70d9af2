package org.postern.bootstrap.command;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.postern.bootstrap.text.Nearest;
import org.postern.bootstrap.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: what was typed in, an exit code out. No exception leaves it, no stack trace is printed. */
public final class CommandFrame {
    private CommandFrame() {}

    /** Runs one command. */
    public static ExitCode run(Shell shell, String... arguments) {
        PosternCommand postern = new PosternCommand(shell);
        CommandLine line = new CommandLine(postern);
        Stream.of(
                        new ServeCommand(postern),
                        new ReloadCommand(postern),
                        new AcmeCommand(postern),
                        new ConfigCommand(postern),
                        new ListCommand(postern),
                        new ShowCommand(postern),
                        new ExplainCommand(postern),
                        new ReplayCommand(postern),
                        new VerifyCommand(postern),
                        new SimulateCommand(postern),
                        new DnsRecordsCommand(postern),
                        new TopCommand(postern),
                        new TraceCommand(postern),
                        new UserCommand(postern),
                        new PurgeCommand(postern),
                        new RetentionCommand(postern),
                        new BackupCommand(postern),
                        new ExportCommand(postern),
                        new EraseCommand(postern),
                        new DoctorCommand(postern),
                        new ReindexCommand(postern),
                        new FsckCommand(postern),
                        new VersionCommand(postern))
                .forEach(line::addSubcommand);
        helpful(line);
        line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(shell.output().out())
                .setErr(shell.output().error())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((e, given) -> usageError(shell, e))
                .setExecutionExceptionHandler((e, command, result) -> failure(shell, e))
                .setExitCodeExceptionMapper(e -> ExitCode.WRONG.number())
                .setExecutionStrategy(CommandFrame::execute);
        int number = line.execute(arguments);
        shell.output().flush();
        return Stream.of(ExitCode.values())
                .filter(code -> code.number() == number)
                .findFirst()
                .orElse(ExitCode.WRONG);
    }

    private static void helpful(CommandLine line) {
        line.addMixin("help", new HelpOption());
        line.getSubcommands().values().forEach(CommandFrame::helpful);
    }

    private static int execute(ParseResult result) {
        int number = new CommandLine.RunLast().execute(result);
        CommandLine last = result.asCommandLineList().getLast();
        return last.getExecutionResult() instanceof ExitCode code ? code.number() : number;
    }

    private static int usageError(Shell shell, ParameterException e) {
        shell.output().error().println("postern: " + message(e) + "; see " + helpCommand(e.getCommandLine()));
        return ExitCode.USAGE.number();
    }

    private static String message(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            boolean option = word.startsWith("-");
            List<String> known = option ? options(e.getCommandLine()) : commands(e.getCommandLine());
            String what = option ? "unknown option " : known.isEmpty() ? "unexpected argument " : "unknown command ";
            return what + Printable.quote(word) + Nearest.hint(word, known);
        }
        if (e instanceof MutuallyExclusiveArgsException) {
            return "--json, --raw and --headers cannot be used together";
        }
        String message = String.valueOf(e.getMessage());
        String commands = String.join(", ", new TreeSet<>(commands(e.getCommandLine())));
        return message.startsWith("Missing required subcommand")
                ? e.getCommandLine().getCommandName() + " needs one of " + commands
                : Printable.escape(message);
    }

    private static List<String> options(CommandLine line) {
        return line.getCommandSpec().options().stream()
                .flatMap(option -> Stream.of(option.names()))
                .toList();
    }

    private static List<String> commands(CommandLine line) {
        return List.copyOf(line.getSubcommands().keySet());
    }

    private static String helpCommand(CommandLine line) {
        return Printable.quote(line.getCommandSpec().qualifiedName() + " --help");
    }

    /** A fault of the machine or of ours: one line, without a trace. */
    private static int failure(Shell shell, Exception e) {
        String name = e.getClass().getSimpleName();
        String message = e.getMessage() == null ? name : name + ": " + e.getMessage();
        shell.output().error().println("postern: " + Printable.escape(message));
        return ExitCode.WRONG.number();
    }
}
