import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.Guillemet;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.cucadiagram.CucaDiagram;
import net.sourceforge.plantuml.cucadiagram.Display;
import net.sourceforge.plantuml.cucadiagram.IEntity;
import net.sourceforge.plantuml.cucadiagram.IGroup;
import net.sourceforge.plantuml.cucadiagram.Link;
import net.sourceforge.plantuml.cucadiagram.Member;

/**
 * What PlantUML itself understands: reads the files named, writes a JSON list with a list of diagrams for each of them.
 *
 * <p>java -cp plantuml.jar ReadPlantUml.java FILE...
 */
class ReadPlantUml {
    public static void main(String[] files) throws Exception {
        List<Object> read = new ArrayList<>();
        for (String file : files) {
            String text = Files.readString(Path.of(file));
            List<Object> diagrams = new ArrayList<>();
            for (BlockUml block : new SourceStringReader(text).getBlocks()) {
                diagrams.add(read(block.getDiagram()));
            }
            read.add(diagrams);
        }
        System.out.write(json(read).getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        System.exit(0);
    }

    static Object read(Diagram diagram) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("type", diagram.getClass().getSimpleName());
        if (!(diagram instanceof CucaDiagram)) {
            found.put("description", diagram.getDescription().getDescription());
            return found;
        }
        CucaDiagram cuca = (CucaDiagram) diagram;
        List<Object> leaves = new ArrayList<>();
        for (IEntity leaf : cuca.getLeafsvalues()) {
            Map<String, Object> entity = entity(cuca, leaf);
            entity.put("type", leaf.getLeafType().name());
            List<Object> members = new ArrayList<>();
            for (Member member : leaf.getBodier().getFieldsToDisplay()) members.add(member(member, "field"));
            for (Member member : leaf.getBodier().getMethodsToDisplay()) members.add(member(member, "method"));
            entity.put("members", members);
            entity.put("lines", new ArrayList<Object>(leaf.getBodier().getRawBody()));
            leaves.add(entity);
        }
        List<Object> groups = new ArrayList<>();
        for (IGroup group : cuca.getGroups(false)) groups.add(entity(cuca, group));
        List<Object> links = new ArrayList<>();
        for (Link link : cuca.getLinks()) {
            // The invisible ones are PlantUML's own: they put classes without lines into rows.
            if (!link.isInvis()) links.add(link(link));
        }
        found.put("leaves", leaves);
        found.put("groups", groups);
        found.put("links", links);
        return found;
    }

    static Map<String, Object> entity(CucaDiagram diagram, IEntity entity) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("id", entity.getCodeGetName());
        found.put("name", text(entity.getDisplay()));
        found.put("symbol", entity.getUSymbol() == null ? null : entity.getUSymbol().getClass().getSimpleName());
        found.put("stereotype", entity.getStereotype() == null ? null : entity.getStereotype().getLabel(Guillemet.NONE));
        IGroup parent = entity.getParentContainer();
        found.put("parent", parent == null || parent == diagram.getRootGroup() ? null : parent.getCodeGetName());
        return found;
    }

    static Object member(Member member, String sort) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("sort", sort);
        found.put("text", member.getDisplay(false));
        found.put("visibility", member.getVisibilityModifier() == null ? null : member.getVisibilityModifier().name());
        found.put("static", member.isStatic());
        found.put("abstract", member.isAbstract());
        return found;
    }

    static Object link(Link link) {
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("source", link.getEntity1().getCodeGetName());
        found.put("target", link.getEntity2().getCodeGetName());
        // PlantUML numbers the signs the other way round than the ends.
        found.put("source_sign", link.getType().getDecor2().name());
        found.put("target_sign", link.getType().getDecor1().name());
        found.put("style", link.getType().getStyle().toString());
        found.put("label", text(link.getLabel()));
        found.put("source_text", link.getQualifier1());
        found.put("target_text", link.getQualifier2());
        return found;
    }

    static String text(Display display) {
        if (Display.isNull(display)) return null;
        List<String> lines = new ArrayList<>();
        for (CharSequence line : display) lines.add(line.toString());
        return String.join("\n", lines);
    }

    static String json(Object value) {
        if (value == null || value instanceof Boolean) return String.valueOf(value);
        List<String> parts = new ArrayList<>();
        if (value instanceof List) {
            for (Object each : (List<?>) value) parts.add(json(each));
            return "[" + String.join(",", parts) + "]";
        }
        if (value instanceof Map) {
            for (Map.Entry<?, ?> each : ((Map<?, ?>) value).entrySet()) {
                parts.add(json(each.getKey()) + ":" + json(each.getValue()));
            }
            return "{" + String.join(",", parts) + "}";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : value.toString().toCharArray()) {
            boolean plain = letter >= ' ' && letter < 127 && letter != '"' && letter != '\\';
            quoted.append(plain ? String.valueOf(letter) : String.format("\\u%04x", (int) letter));
        }
        return quoted.append('"').toString();
    }
}
