package brigade.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The picture that the README opens with: whole XML, nothing from elsewhere, nothing of the machine it was made on. */
class PictureTest {
    private static final Path SHOWN = Path.of("../docs/gallery/kitchen.svg");
    private static final int MOST_BYTES = 100_000;

    @Test
    void theReadmesPictureLoadsNothingAndSaysNothingOfItsMachine() throws Exception {
        String svg = Files.readString(SHOWN);

        assertThat(parsed(svg).getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.length()).isLessThan(MOST_BYTES);
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "<script", "href", "url(",
                "@import", "/home/", "/tmp/", "/root");
        assertThat(svg).contains("threads/structured", "processes/workers", "prefers-color-scheme:dark", "critical path");
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
