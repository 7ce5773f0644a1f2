package brigade.common.download;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The disk did not do what a download needs; the message names the path and says why. Trying again would not help. */
public final class DiskException extends IOException {
    private static final long serialVersionUID = 1;

    DiskException(String what, Path path, IOException cause) {
        super(what + " " + path + ": " + why(cause), cause);
    }

    private static String why(IOException cause) {
        if (cause instanceof FileSystemException failure) {
            String reason = failure.getReason();
            return reason == null ? kind(failure)
                    : reason.equals("File name too long") ? reason + "; give it a shorter one with out=NAME in an --input file"
                    : reason;
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replaceAll("^.*\\((.*)\\)$", "$1");
    }

    private static String kind(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "its directory is not there";
            case AccessDeniedException _ -> "permission denied";
            default -> failure.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        };
    }
}
