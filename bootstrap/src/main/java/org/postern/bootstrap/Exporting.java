package org.postern.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import org.postern.adapters.emlstore.EmlStore;
import org.postern.adapters.emlstore.StoreRefused;
import org.postern.adapters.export.Maildir;
import org.postern.adapters.export.MboxFile;
import org.postern.application.maintain.Export;
import org.postern.application.maintain.Pace;
import org.postern.bootstrap.command.ExitCode;
import org.postern.bootstrap.command.ExportRequest;
import org.postern.bootstrap.command.Output;
import org.postern.bootstrap.configuration.Configuration;

/** {@code postern export}. The store is read here, beside a server or without one, so that what is written is the caller's. */
final class Exporting {

    private Exporting() {}

    static ExitCode export(Configuration configuration, ExportRequest request, Pace pace, Output output) {
        try {
            Export export = new Export(EmlStore.openToRead(configuration.emails()));
            return said(run(export, request, pace), output);
        } catch (StoreRefused refused) {
            output.error().println("postern: " + refused.getMessage());
        } catch (FileAlreadyExistsException there) {
            output.error().println(there.getFile() + " is there already; give the name of a new file");
        } catch (IOException | UncheckedIOException failed) {
            output.error().println("the export is not complete: " + failed.getMessage());
        }
        return ExitCode.WRONG;
    }

    private static Export.Report run(Export export, ExportRequest request, Pace pace) throws IOException {
        Export.Form form = request.original() ? Export.Form.ORIGINAL : Export.Form.KEPT;
        return switch (request.format()) {
            case MBOX -> {
                try (MboxFile file = new MboxFile(request.place())) {
                    yield export.run(request.query(), form, file, pace);
                }
            }
            case MAILDIR -> {
                try (Maildir folder = new Maildir(request.place())) {
                    yield export.run(request.query(), form, folder, pace);
                }
            }
        };
    }

    private static ExitCode said(Export.Report report, Output output) {
        output.out()
                .println(report.written() + " messages written"
                        + (report.there() == 0 ? "" : ", " + report.there() + " were there already"));
        if (report.unreadable() > 0) {
            output.error()
                    .println(report.unreadable()
                            + " could not be read, or what the client sent not be made again; postern fsck names them");
        }
        report.fault().ifPresent(words -> output.error().println("the export is not complete: " + words));
        return report.sound() ? ExitCode.FINE : ExitCode.WRONG;
    }
}
