package io.github.gol4j.cli;

import io.github.gol4j.Universe;
import io.github.gol4j.cli.play.ControllingTerminal;
import io.github.gol4j.cli.play.Player;
import io.github.gol4j.cli.play.TerminalScreen;
import io.github.gol4j.cli.view.Colouring;
import io.github.gol4j.cli.view.TextStyle;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays a pattern in the terminal. */
@Command(
        name = "play",
        description = "Watch a pattern in the terminal, full screen.",
        footerHeading = "%nKeys:%n",
        footer = {
            "  space          run or pause",
            "  . or n         one generation",
            "  + and -        twice or half as many generations a frame",
            "  arrows, hjkl   move",
            "  z and x        zoom in and out",
            "  f              all of the pattern on the screen",
            "  c              colours: plain, by age, by density",
            "  r              back to the beginning",
            "  q, Esc         quit",
            "",
            "Examples:",
            "  gol4j play gosper-gun",
            "  gol4j play acorn --run --style braille",
            "  curl -s URL | gol4j play -",
        })
final class PlayCommand implements Runnable {

    @Mixin private UniverseInput input = new UniverseInput();

    @Mixin private TextOptions text = new TextOptions();

    @Option(names = "--run", description = "Run at once instead of waiting for the space key.")
    private boolean run;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "WHAT",
            defaultValue = "age",
            description =
                    "What colours tell: ${COMPLETION-CANDIDATES}; the age counts the frames shown"
                            + " (default: ${DEFAULT-VALUE}; none if NO_COLOR is set).")
    private Colouring colouring;

    @Override
    public void run() {
        TextStyle style = text.style();
        @Nullable Colouring colours = Terminals.coloursWanted() ? colouring : null;
        try (Universe universe = input.open();
                TerminalScreen screen = screen();
                Player player = new Player(universe, screen, style, colours)) {
            player.play(run);
        } catch (InterruptedIOException e) {
            // Ended before it began: there is nothing to say.
        } catch (IOException e) {
            throw new CliException(
                    input.isStdin()
                            ? "play - needs the terminal that it was started from, and stdout as one"
                            : "play needs a terminal as stdin and stdout",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TerminalScreen screen() throws IOException {
        if (input.isStdin()) {
            ControllingTerminal.becomeStdin();
        }
        return new TerminalScreen(Terminals.encoding());
    }
}
